import type { Column, ColumnType, Contract } from './contract.ts';

/** A field of an Avro record; `unit` is an attribute of ours, which Avro readers pass over. */
export type AvroField = {
  readonly name: string;
  readonly type: string | readonly ['null', string];
  readonly default?: null;
  readonly doc: string;
  readonly unit: string;
};

/** An Avro record schema, as an `.avsc` file holds it. */
export type AvroSchema = {
  readonly type: 'record';
  readonly name: string;
  readonly namespace: 'spymaster';
  readonly doc: string;
  readonly fields: readonly AvroField[];
};

const avroTypes: Readonly<Record<ColumnType, string>> = {
  i32: 'int',
  i64: 'long',
  f32: 'float',
  f64: 'double',
  bool: 'boolean',
  text: 'string',
};

/** The contract as an Avro schema, for programs that are not ours. */
export function avroSchema(contract: Contract): AvroSchema {
  return {
    type: 'record',
    name: contract.table,
    namespace: 'spymaster',
    doc: contract.row,
    fields: contract.columns.map(avroField),
  };
}

function avroField({ name, type, unit, doc, nullable }: Column): AvroField {
  const avroType = avroTypes[type];
  // Avro wants the default's type first in the union; null is its only word for "nothing".
  if (nullable) return { name, type: ['null', avroType], default: null, doc, unit };
  return { name, type: avroType, doc, unit };
}
