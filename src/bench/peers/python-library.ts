import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeMessage } from '../../cli/output.ts';

/** A Python library: what `import` calls it, and what its package is called. */
export type PythonLibrary = { readonly module: string; readonly package: string };

/**
 * A Python that has the library, its own or in an environment made for it in the folder; undefined,
 * and a message, where neither it nor its package registry is there.
 */
export function pythonWith(library: PythonLibrary, folder: string): string | undefined {
  if (succeeds('python3', ['-c', `import ${library.module}`])) return 'python3';
  if (!succeeds('python3', ['--version'])) {
    writeMessage('no python3: measured without peers');
    return undefined;
  }
  const environment = join(folder, 'python');
  const python = join(environment, 'bin', 'python');
  writeMessage(`installing ${library.package} for this run`);
  const isInstalled =
    succeeds('python3', ['-m', 'venv', environment]) &&
    succeeds(python, ['-m', 'pip', 'install', '--quiet', library.package]);
  if (isInstalled) return python;
  writeMessage(`${library.package} cannot be installed here: measured without peers`);
  return undefined;
}

function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
