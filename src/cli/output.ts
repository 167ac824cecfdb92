import { CommanderError } from 'commander';
import { FaultError } from '../base/fault.ts';

/** Exit codes of every command. */
export const ExitCode = {
  Ok: 0,
  /** The world is at fault: a file, a disk, a value. One line on stderr says what. */
  Fault: 1,
  /** The command line is wrong. */
  Usage: 2,
  /** We are at fault; the stack is on stderr. */
  Internal: 70,
} as const;

/** Writes a result for people to stdout; the line end is added. */
export function writeText(text: string): void {
  process.stdout.write(`${text}\n`);
}

/**
 * Writes a result for programs to stdout. A command with `--json` calls this once and writes
 * nothing else there.
 *
 * @param document bigint is not JSON: the caller says whether it becomes text or a number.
 */
export function writeJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
}

/** Tells the user something that is no result, on stderr. */
export function writeMessage(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Says on stderr what stopped a command, and returns its exit code. */
export function reportFailure(error: unknown): number {
  // Commander has already printed its own message or help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Ok : ExitCode.Usage;
  if (error instanceof FaultError) {
    writeMessage(`spymaster: ${faultLine(error)}`);
    return ExitCode.Fault;
  }
  if (isSystemError(error)) {
    writeMessage(`spymaster: ${error.message}`);
    return ExitCode.Fault;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeMessage(`spymaster: internal error\n${text}`);
  return ExitCode.Internal;
}

/** A closed pipe (`spymaster … | head`) ends the program in silence, as it does for other tools. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}

/** The fault's message with those facts of its context that the message leaves out, on one line. */
export function faultLine(fault: FaultError): string {
  const message = fault.message.replaceAll(/\s*\n\s*/g, ' ');
  const unsaid = Object.entries(fault.context)
    .filter(([name, value]) => value !== undefined && !says(message, name, String(value)))
    .map(([name, value]) => `${name} ${String(value)}`);
  return unsaid.length === 0 ? message : `${message} (${unsaid.join(', ')})`;
}

/** Places in a file, and the word in front of which a message gives them. */
const placeWords: Readonly<Partial<Record<string, string>>> = {
  byteOffset: 'offset ',
  recordIndex: 'record ',
  row: 'row ',
};

/** Whether the text gives the value: row 12 is not said by "120", nor by "expected 12". */
function says(text: string, name: string, value: string): boolean {
  const phrase = `${placeWords[name] ?? ''}${value}`;
  const at = text.indexOf(phrase);
  const isWordPart = (character: string | undefined): boolean =>
    /[0-9A-Za-z]/.test(character ?? '');
  return at >= 0 && !isWordPart(text[at - 1]) && !isWordPart(text[at + phrase.length]);
}

/** Whether the operating system said no: a missing file, a full disk, a taken port. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
