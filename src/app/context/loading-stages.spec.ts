import { describe, expect, it } from 'vitest';
import { initialStages, stageAt, stagesAnew, withStage } from './loading-stages.ts';

describe('the stages of opening', () => {
  it('forget the session before, and keep what is the lake’s', () => {
    const failed = { state: 'failed', figure: 'cannot be read' } as const;
    const running = { state: 'running', figure: 'loading' } as const;
    const done = { state: 'done', figure: '60 sessions' } as const;
    const before = withStage(
      withStage(withStage(initialStages, 'ledger', failed), 'catalog', done),
      ...(['engine', running] as const),
    );
    const anew = stagesAnew(before);
    expect(anew.map(({ name }) => name)).toEqual(initialStages.map(({ name }) => name));
    expect(stageAt(anew, 'ledger')).toEqual({ name: 'ledger', state: 'waiting', figure: '' });
    expect(stageAt(anew, 'catalog')?.figure).toBe('60 sessions');
    expect(stageAt(anew, 'engine')?.state).toBe('running');
  });
});
