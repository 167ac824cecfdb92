import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from './disk-fault.ts';

const EXPECTED = 'a file to write';

/** A file that appears under its name when it is whole, or not at all. */
export class AtomicFile {
  readonly #path: string;
  readonly #temporaryPath: string;
  readonly #handle: FileHandle;
  #byteLength = 0;

  private constructor(path: string, temporaryPath: string, handle: FileHandle) {
    this.#path = path;
    this.#temporaryPath = temporaryPath;
    this.#handle = handle;
  }

  /**
   * Starts a file beside its place; folders on the way are made.
   *
   * @throws FaultError with code `storage` where the disk refuses, as do all the others.
   */
  static async create(path: string): Promise<AtomicFile> {
    const temporaryPath = `${path}.${process.pid}.tmp`;
    const handle = await onDisk(path, EXPECTED, async () => {
      await mkdir(dirname(path), { recursive: true });
      return open(temporaryPath, 'w');
    });
    return new AtomicFile(path, temporaryPath, handle);
  }

  /** Bytes written so far. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** Adds bytes, or text as UTF-8, at the end. */
  async write(data: Uint8Array | string): Promise<void> {
    await onDisk(this.#path, EXPECTED, () => this.#handle.writeFile(data));
    this.#byteLength += Buffer.byteLength(data);
  }

  /** Gives the file its name once all of it is on the disk. */
  async commit(): Promise<void> {
    await onDisk(this.#path, EXPECTED, async () => {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#temporaryPath, this.#path);
    });
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#handle.close();
    await rm(this.#temporaryPath, { force: true });
  }
}
