/**
 * What a disclosure is once it has been read: tables, projects, clauses, facts – every figure a cell of a row,
 * every row and passage with the place it stands in. Made by `document/ingest`, and by nothing else.
 */

/** Stable, short, ASCII identifier of a row or passage inside all loaded documents, such as `bazhou-hrss-2024/t3.33`. */
export type Ref = string;

/** Where something stands in the published document. A citation can only be built from one of these. */
export type Source = {
  readonly ref: Ref;
  readonly kind: 'row' | 'passage';
  /** Headings from the outside in: the table, project, chapter or clause; a table of two halves names the side. */
  readonly section: readonly string[];
  /** The place inside the section, as a person says it: 第33行, 第六条（十三）. */
  readonly locator: string;
  /** Page of the published document (1-based), where it is known. */
  readonly page?: number;
  /** First line of it in the source file (1-based). */
  readonly line: number;
  /** As printed: a row is its cells with their column names, a passage is the sentence itself. */
  readonly quote: string;
};

/** How a printed target or limit bounds its number: ≥95%, 90%以上, <30 天. */
export type Comparator = '≥' | '≤' | '>' | '<' | '=';

/** One figure, or one blank, of a row. */
export type Cell = {
  /** Name of its column: 合计, 基本支出, 预算数, 6月底, 指标值. */
  readonly column: string;
  /** The text as printed, stray spaces and LaTeX included. Empty when the cell is. */
  readonly printed: string;
  /** Exact decimal text (`1200.00`, digits as printed), or null: nothing is budgeted, or it is no number. */
  readonly value: string | null;
  /** 万元, 元, %, 人, 元/人/月 …; empty for a bare number or words. */
  readonly unit: string;
  readonly comparator?: Comparator;
};

/** A line of a table, a project's money or schedule, an indicator, a figure in a sentence: whatever holds cells. */
export type Row = {
  readonly source: Source;
  /** Its name without numbering: 补助被征地农民支出, 公务接待费, 结案率(%). */
  readonly name: string;
  /** Subject code, for the tables that have one. */
  readonly code?: string;
  /** The row whose figure contains this one's (its class, its section, the total), if any. */
  readonly parent?: Ref;
  readonly cells: readonly Cell[];
};

/** The tables every disclosure of this template has, by what they are. */
export type TableKind =
  | 'balance'
  | 'income'
  | 'expenditure'
  | 'fiscal-balance'
  | 'general'
  | 'basic'
  | 'fund'
  | 'state-capital'
  | 'three-public'
  | 'units'
  | 'procurement'
  | 'assets';

export type Column = {
  readonly name: string;
  readonly unit: string;
  /** The column whose figure contains this one's: 合计 holds 基本支出 and 项目支出. */
  readonly parent?: string;
};

/** One table, or one side (收入 / 支出) of a table printed as two halves. */
export type Table = {
  readonly kind: TableKind;
  readonly side?: '收入' | '支出';
  /** The printed title: 部门预算支出总表. */
  readonly title: string;
  readonly unit: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Notes under the table (注：…空表列示). */
  readonly notes: readonly Passage[];
  /** First line of the title in the source file. */
  readonly line: number;
  readonly page?: number;
};

/** The four dates at which a project's plan of spending gives a cumulative share. */
export type ScheduleMonth = 3 | 6 | 10 | 12;

/** A cumulative share of the money by the end of a month. `lost`: the printed table has no such cell. */
export type SchedulePoint = {
  readonly month: ScheduleMonth;
  readonly state: 'planned' | 'empty' | 'lost';
  /** Column name of the cell in the project's schedule row, `6月底`. */
  readonly column: string;
};

export type Indicator = {
  /** 一级指标: 产出指标, 效益指标, 满意度指标. */
  readonly class: string;
  /** 二级指标: 数量指标 … */
  readonly group: string;
  /** 三级指标, cleaned. */
  readonly name: string;
  readonly description: string;
  /** 指标值确定依据, cleaned. */
  readonly basis: string;
  /** One cell, column 指标值; its name is the indicator's. */
  readonly row: Row;
};

export type Project = {
  /** 1-based, as numbered in the disclosure. */
  readonly number: number;
  readonly code: string;
  readonly name: string;
  /** 冀财社[2023]204号, where the name holds one; spaces removed, half-width brackets. */
  readonly documentNumber?: string;
  /** The year inside the code is before the document's: money carried over. */
  readonly carriedOver: boolean;
  /** Cells 预算数, 财政资金, 其他资金. */
  readonly money: Row;
  /** One cell for each of the four dates that is printed, unit %. */
  readonly schedule: Row;
  readonly points: readonly SchedulePoint[];
  readonly purpose: Passage | null;
  readonly goals: readonly Passage[];
  readonly indicators: readonly Indicator[];
};

export type PassageKind = 'clause' | 'duty' | 'sentence' | 'term' | 'purpose' | 'goal' | 'note';

/** A sentence or clause that can be quoted and found. */
export type Passage = {
  readonly source: Source;
  readonly kind: PassageKind;
  /** Cleaned for matching and reading; `source.quote` keeps it as printed. */
  readonly text: string;
  /** The office a duty belongs to. */
  readonly office?: string;
  /** The word a `term` passage defines. */
  readonly term?: string;
  /** The project a purpose or goal belongs to. */
  readonly project?: number;
};

/** An internal office (内设机构) of the department. */
export type Office = {
  readonly id: string;
  /** （十三） */
  readonly number: string;
  readonly name: string;
  /** Other names printed in brackets after it: 劳动人事争议仲裁院. */
  readonly otherNames: readonly string[];
  /** Refs of its duties, in order. */
  readonly duties: readonly Ref[];
};

/** A figure inside a sentence. Its row has one cell, column 数值; the row's source is the sentence. */
export type Fact = {
  readonly row: Row;
  /** What the figure measures, in the sentence's words: 基本支出, 机关编制, “三公”经费. */
  readonly subject: string;
  /** For a change on another year: which way, and against which year. */
  readonly change?: { readonly direction: 'decrease' | 'increase'; readonly baseYear: number };
  /** Ref of the passage that holds it. */
  readonly passage: Ref;
};

/** A link we infer between functional subjects and the projects they pay for; data beside the source, checked by arithmetic. */
export type SubjectLink = {
  readonly subjects: readonly string[];
  /** Subjects that explain what is left between the two sums. */
  readonly with: readonly string[];
  /** Column of the expenditure table that the projects add up to: 项目支出. */
  readonly projects: readonly number[];
};

/** One side of a comparison that reconciliation made. */
export type Side = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly refs: readonly Ref[];
  readonly expression?: string;
};

/** One comparison that reconciliation made: two ways to the same amount. */
export type Check = {
  readonly id: string;
  readonly kind:
    | 'parent-children'
    | 'columns'
    | 'table-table'
    | 'table-sentence'
    | 'projects-total'
    | 'projects-subject'
    | 'carry-over'
    | 'sentence';
  readonly what: string;
  readonly left: Side;
  readonly right: Side;
  readonly agrees: boolean;
  /** What explains a difference, where arithmetic does. */
  readonly explanation?: string;
  /** Rows the explanation reads. */
  readonly explainedBy?: readonly Ref[];
};

/**
 * Rows that state the same thing differently in words or targets, where arithmetic cannot tell: knowledge of ours beside
 * the source. `differ` names the text of an indicator that differs when it is not the target itself.
 */
type Disagreement = {
  readonly about: string;
  readonly rows: readonly Ref[];
  readonly differ: 'target' | 'description' | 'basis';
};

export type DocumentMeta = {
  /** Folder name under knowledge/sources. */
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  /** Short names people use for the issuer: 人社局. */
  readonly issuerAliases: readonly string[];
  readonly region: string;
  readonly year: number;
  readonly kind: string;
  readonly template: string;
  /** Questions it answers, offered to a newcomer. */
  readonly examples: { readonly zh: readonly string[]; readonly en: readonly string[] };
};

export type Document = {
  readonly meta: DocumentMeta;
  readonly tables: readonly Table[];
  readonly projects: readonly Project[];
  readonly offices: readonly Office[];
  /** Every passage, in the order of the document. */
  readonly passages: readonly Passage[];
  readonly facts: readonly Fact[];
  readonly links: readonly SubjectLink[];
  readonly disagreements: readonly Disagreement[];
  readonly checks: readonly Check[];
};
