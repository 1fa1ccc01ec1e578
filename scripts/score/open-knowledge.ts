/** The knowledge that the scripts ask: the first document's, as the command line takes it. */
import { type Knowledge, loadKnowledge } from '../../src/app/knowledge.ts';
import { failure, type Result, success } from '../../src/base/result.ts';

/** Loads it, built first where it is missing or stale; the failure says what could not be read and where. */
export function openKnowledge(): Result<Knowledge, string> {
  const loaded = loadKnowledge((warning) => process.stderr.write(`${warning}\n`));
  if (!loaded.ok)
    return failure(loaded.failure.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  const [knowledge] = loaded.value;
  return knowledge === undefined ? failure('there is no document under knowledge/sources') : success(knowledge);
}
