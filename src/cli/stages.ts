import type { Command } from 'commander';
import { allStages } from '../lake/lake-stages.ts';
import { writeJson, writeText } from './output.ts';
import { textTable } from './text-table.ts';

/** Adds `stages`: what a build runs, with inputs, outputs and versions. */
export function registerStages(program: Command): void {
  program
    .command('stages')
    .description('list the stages of a build with their inputs, outputs and versions')
    .option('--json', 'print one JSON document')
    .action(({ json }: { readonly json?: true }) => {
      const stages = allStages();
      if (json) {
        writeJson(
          stages.map(({ name, version, reads, writes }) => ({
            name,
            version,
            inputs: reads,
            outputs: [writes],
          })),
        );
        return;
      }
      const rows = stages.map(({ name, version, reads, writes }) => [
        name,
        `version ${version}`,
        reads.join(', '),
        `→ ${writes}`,
      ]);
      writeText(textTable(rows, ['left', 'left', 'left', 'left']).join('\n'));
    });
}
