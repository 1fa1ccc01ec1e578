/** Builds the knowledge and keeps it, in a process of its own: a service that answers is not held up by it (reload.ts). */
import { buildKnowledge, errorLine, saveBuilt } from './build-knowledge.ts';

const built = buildKnowledge();
if (built.ok) {
  const saved = saveBuilt(built.value);
  if (!saved.ok) process.stderr.write(`the built knowledge cannot be kept: ${saved.failure}\n`);
} else {
  for (const error of built.failure) process.stderr.write(`${errorLine(error)}\n`);
  process.exitCode = 1;
}
