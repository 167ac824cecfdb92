/** A step of opening a session, in the order of the list. */
export type StageName = 'catalog' | 'bars' | 'levels' | 'trades' | 'ledger' | 'engine';

/** How far a step is; the figure says what it yielded or is to read. */
export type Stage = {
  readonly name: StageName;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'absent';
  readonly figure: string;
};

/** Names for a reader. */
export const stageTitles: Readonly<Record<StageName, string>> = {
  catalog: 'Catalog',
  bars: 'Candles',
  levels: 'Levels',
  trades: 'Trades',
  ledger: 'Order ledger',
  engine: 'SQL engine',
};

/** Before anything has been asked. */
export const initialStages: readonly Stage[] = [
  { name: 'catalog', state: 'running', figure: 'reading' },
  { name: 'bars', state: 'waiting', figure: '' },
  { name: 'levels', state: 'waiting', figure: '' },
  { name: 'trades', state: 'waiting', figure: '' },
  { name: 'ledger', state: 'waiting', figure: '' },
  { name: 'engine', state: 'waiting', figure: 'starts when asked' },
];

/** Steps that every session takes anew; the others are the lake's. */
const ofSession: readonly StageName[] = ['bars', 'levels', 'trades', 'ledger'];

/** The stages as a session begins to open: nothing of it is there. */
export function stagesAnew(stages: readonly Stage[]): readonly Stage[] {
  return stages.map((stage) =>
    ofSession.includes(stage.name) ? { ...stage, state: 'waiting', figure: '' } : stage,
  );
}

/** One of the stages. */
export function stageAt(stages: readonly Stage[], name: StageName): Stage | undefined {
  return stages.find((stage) => stage.name === name);
}

/** The stages with one of them changed. */
export function withStage(
  stages: readonly Stage[],
  name: StageName,
  change: Partial<Omit<Stage, 'name'>>,
): readonly Stage[] {
  return stages.map((stage) => (stage.name === name ? { ...stage, ...change } : stage));
}
