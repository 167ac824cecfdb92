import { describe, expect, it } from 'vitest';
import { initialStages, stagesAnew, withStage } from './loading-stages.ts';

describe('the stages of opening', () => {
  it('forget the session before, and keep what is the lake’s', () => {
    const failed = { state: 'failed', figure: 'cannot be read' } as const;
    const before = withStage(withStage(initialStages, 'ledger', failed), 'catalog', {
      ...{ state: 'done', figure: '60 sessions' },
    });
    const anew = stagesAnew(before);
    expect(anew.map(({ name }) => name)).toEqual(initialStages.map(({ name }) => name));
    expect(anew.find(({ name }) => name === 'ledger')).toEqual({
      ...{ name: 'ledger', state: 'waiting', figure: '' },
    });
    expect(anew.find(({ name }) => name === 'catalog')?.figure).toBe('60 sessions');
    expect(anew.find(({ name }) => name === 'engine')?.state).toBe('running');
  });
});
