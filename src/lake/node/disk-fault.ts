import { FaultError } from '../../base/fault.ts';

/**
 * Does something with a file or folder of the disk.
 *
 * @param path the file or folder, for the fault: the system does not say which one it could not
 * write to.
 * @param expected what the path should have been, such as "a file to write".
 * @throws FaultError with code `storage` where the system refuses.
 */
export async function onDisk<T>(path: string, expected: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw diskFault(path, expected, error);
  }
}

/** The system's error as a fault that names the path; other errors as they are. */
function diskFault(path: string, expected: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  // "ENOSPC: no space left on device, write" and the like: the path is said in front.
  const [found] = error.message.split(',', 1);
  const message = `${path}: expected ${expected}, found ${found}`;
  return new FaultError('storage', message, { file: path }, error);
}
