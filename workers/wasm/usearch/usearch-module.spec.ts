import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../src/base/fault.ts';
import { specBytes } from './spec-module.ts';
import { UsearchModule } from './usearch-module.ts';

/** What tells a module's imports. */
type Host = {
  readonly WebAssembly: {
    readonly Module: {
      new (bytes: Uint8Array<ArrayBuffer>): object;
      readonly imports: (module: object) => readonly unknown[];
    };
  };
};

describe('the module', () => {
  it('asks nothing of where it runs', async () => {
    const { Module } = (globalThis as unknown as Host).WebAssembly;
    expect(Module.imports(new Module(await specBytes()))).toEqual([]);
  });

  it('does not open from other bytes', async () => {
    const opened = await UsearchModule.open(Uint8Array.of(1, 2, 3, 4));
    expect(opened).toBeInstanceOf(FaultError);
    expect(opened).toMatchObject({ code: 'decode' });
  });
});
