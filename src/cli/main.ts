import { Command } from 'commander';
import { registerImportBars } from './import-bars.ts';
import { registerImportLobster } from './import-lobster.ts';
import { registerInspect } from './inspect.ts';
import { endQuietlyOnClosedPipe, ExitCode, reportFailure } from './output.ts';
import { abandonProgress } from './progress.ts';
import { registerSimulate } from './simulate.ts';

const about = `Turns order data into a lake of sessions with their levels, and serves it to the browser.

Files in, lake out:
  inspect, import lobster, import bars, simulate  read or make DBN files
  build, stages, levels                           make the lake and read it
  serve                                           shows it in the browser

Results go to standard output, progress and messages to standard error. With --json, standard
output holds exactly one JSON document. Exit codes: 0 done, 1 bad input or a failing disk,
2 a wrong command line.`;

/** The program with all its commands; it throws instead of leaving the process. */
function spymaster(): Command {
  const program = new Command('spymaster')
    .description(about)
    .exitOverride()
    .showHelpAfterError('(--help shows what is possible)')
    .configureHelp({ showGlobalOptions: false });
  registerInspect(program);
  const importing = program.command('import').description('other formats to DBN');
  registerImportLobster(importing);
  registerImportBars(importing);
  registerSimulate(program);
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
