/** The evaluation as `stages` lists it; it is run by `evaluate`, over all sessions at once. */
export const evaluationStage = {
  name: 'evaluate',
  version: 3,
  reads: ['gold/sessions', 'gold/setups', 'gold/labels', 'gold/episodes', 'gold/setup_scaling'],
  writes: 'gold/evaluation',
} as const;
