/** What English askers do that Chinese ones do not: plurals, genitives, articles, word order, a noun behind “of”. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

const answerTo = (question: string): string => askOnce(question).answer;

describe('an English word', () => {
  it.each([
    ['the allocation for labour inspections', 'allocation for labor inspection'],
    ["the employees' housing provident funds", 'employee housing provident fund'],
    ['How much are the trade unions’ fees?', 'How much is a trade union fee?'],
  ])('is the same in another form: %s', (one, other) => {
    expect(askOnce(one).values).toEqual(askOnce(other).values);
    expect(askOnce(one).values).not.toEqual([]);
  });

  it('that no phrase holds is read as the Chinese it stands for', () => {
    expect(answerTo("What does the bureau put into its employees' basic medical insurance?")).toContain('74.68万元');
    expect(answerTo('How many public-institution employees go through the year-end appraisal?')).toContain('1.4万名');
  });

  it('is read for itself where a figure is asked for, not as the duty it may stand for', () => {
    expect(answerTo("What's budgeted for staff training?")).toContain('培训费：9.78万元');
    expect(answerTo('Which section is in charge of staff training?')).toContain('人事教育股');
  });
});

describe('a question in English', () => {
  it.each([
    ['What does heating come to?', '0.53万元'],
    ['What slice of total spending goes to employment subsidies?', '5.89%'],
    ["By value, what portion of the bureau's fixed assets are vehicles?", '23.96%'],
    ['How many cars did the bureau have at the end of 2023?', '8台'],
    ['Which of the day-to-day cost items is the largest?', '邮电费'],
    ['Altogether, what do bonuses and allowances amount to?', '472.00万元'],
    ['Which two public funds items cost the least?', '1.33万元'],
  ])('%s is answered with %s', (question, figure) => {
    expect(answerTo(question)).toContain(figure);
  });

  it.each([
    'What is budgeted for training of dolphins?',
    'How much of the training budget was for English lessons?',
    "What is the bureau's rent for office premises?",
    'What portion of the budget goes to road maintenance?',
    'What is the average age of the retirees?',
    "What's the budget of the water resources bureau?",
    'By number, what percentage of assets are vehicles?',
    'Which section handles marriage registration?',
  ])('%s is refused: a word of it makes it another thing', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it('about notices of another year asks which is meant', () => {
    const reply = askOnce('What about the 2023 notice?');
    expect(reply.status).toBe('clarify');
    expect(reply.options.every(({ label }) => label.includes('2023年'))).toBe(true);
  });
});

describe('what an English question says around the name', () => {
  it.each([
    ['what do they pay for property management?', '13.50万元'],
    ['how much is there for migrant workers who have not been paid?', '500.00万元'],
    ['combined budget of projects 6 and 7', '8.21万元'],
    ['what do the two institution pension subsidies come to together?', '7737.00万元'],
    ['Of all personnel costs, what percentage is retirement pay (退休费)?', '32.81%'],
    ['what percent of the budget goes to land-requisitioned farmers?', '13.76%'],
    ['how is the spending split between basic and project expenditure?', '42969.97万元'],
    ['total of water and electricity', '18.15万元'],
    ['退休费 占 人员经费 what percent', '32.81%'],
    ['By how much should the banks grow their guaranteed start-up lending?', '≥4%'],
    ['They spend 5 wan on receptions, correct?', '1.33万元'],
    ['How is the Rural Social Insurance Office funded?', '财政性资金基本保证'],
    ['What sorts of expenses fall under overseas trips?', '住宿费'],
    ['What makes up departmental budget expenditure by definition?', '人员类'],
    ['Which office compiles the budget and final accounts?', '办公室'],
  ])('%s', (question, figure) => {
    expect(askOnce(question).answer).toContain(figure);
  });

  it('tells why something is lower than the year before', () => {
    expect(askOnce('Why is hospitality spending lower than last year?').answer).toContain('勤俭节约');
    expect(askOnce('Is training spending lower than in 2019?').status).toBe('declined');
  });

  it('takes no project for one that is not there', () => {
    expect(askOnce('budget of project 45').status).toBe('declined');
  });

  it('tells which commendations the bureau does not deal with', () => {
    expect(askOnce('Do you deal with Communist Party internal commendations?').answer).toContain('不含');
    expect(askOnce('Does the bureau handle passports?').status).toBe('declined');
  });

  it('holds a month said alone against the plan of spending', () => {
    expect(askOnce('is any of the appraisal money planned for March?').answer).toMatch(/3月底.*(?:没有|nothing|no )/u);
  });

  it.each(['Who won the contract for the authentication platform?', 'What is the average pension in Hebei?'])(
    '%s is refused',
    (question) => expect(askOnce(question).status).toBe('declined'),
  );
});
