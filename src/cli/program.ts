import { Command } from 'commander';
import { registerBook } from './book.ts';
import { registerBuild } from './build.ts';
import { registerChecks } from './checks.ts';
import { registerColumns } from './columns.ts';
import { registerConfig } from './config.ts';
import { registerConvert } from './convert.ts';
import { registerEvaluate } from './evaluate.ts';
import { registerFills } from './fills.ts';
import { registerImportBars } from './import-bars.ts';
import { registerImportLobster } from './import-lobster.ts';
import { registerInspect } from './inspect.ts';
import { registerLevels } from './levels.ts';
import { registerOracle } from './oracle.ts';
import { endQuietlyOnClosedPipe, ExitCode, reportFailure } from './output.ts';
import { abandonProgress } from './progress.ts';
import { registerQuery } from './query.ts';
import { registerSample } from './sample.ts';
import { registerServe } from './serve.ts';
import { registerSignals } from './signals.ts';
import { registerSimulate } from './simulate.ts';
import { registerStages } from './stages.ts';
import { registerValidate } from './validate.ts';
import { registerVerifyCapsule } from './verify-capsule.ts';

const about = 'Order data in, a lake of sessions with their levels out, and a desk to look at it.';

const epilogue = `
Results go to standard output, progress and messages to standard error. With --json, standard
output holds exactly one JSON document. Exit codes: 0 done, 1 bad input, a failing disk or a lake that
is not sound, 2 a wrong command line, 70 a mistake of the program. Every command explains itself with
--help.

Example:
  spymaster simulate --sessions 3 --from 2025-03-03 --activity 0.1 --seed 7 --out raw
  spymaster build --raw raw --lake lake
  spymaster serve --lake lake`;

/** The program with all its commands; it throws instead of leaving the process. */
function spymaster(): Command {
  const program = new Command('spymaster')
    .description(about)
    .addHelpText('after', epilogue)
    .exitOverride()
    .showHelpAfterError('(--help shows what is possible)')
    .configureHelp({ showGlobalOptions: false });
  // In the order of the work, which is that of the help.
  registerInspect(program);
  registerBook(program);
  registerFills(program);
  registerChecks(program);
  registerConvert(program);
  const importing = program.command('import').description('other formats to DBN');
  registerImportLobster(importing);
  registerImportBars(importing);
  registerSimulate(program);
  registerOracle(program);
  registerBuild(program);
  registerConfig(program);
  registerStages(program);
  registerColumns(program);
  registerLevels(program);
  registerQuery(program);
  registerSignals(program);
  registerEvaluate(program);
  registerVerifyCapsule(program);
  registerValidate(program);
  registerServe(program);
  registerSample(program);
  return program;
}

endQuietlyOnClosedPipe();
try {
  await spymaster().parseAsync(process.argv);
  process.exitCode ??= ExitCode.Ok;
} catch (error) {
  abandonProgress();
  // Setting the code instead of leaving lets a long document reach its pipe.
  process.exitCode = reportFailure(error);
}
