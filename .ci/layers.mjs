/**
 * The architecture as data: which layer may import which. Whatever is not listed is an error.
 *
 * Two halves. `layers` maps a folder to the folders it may import at run time (itself always
 * included). `domainOrder` lists the market science from the ground up: a folder sees those before it.
 */
const layers = {
  'src/base': [],
  'src/domain': ['src/base'],
  'src/contracts': ['src/base'],
  'src/protocol': ['src/base', 'src/domain', 'src/contracts'],
  'src/lake': ['src/base', 'src/domain', 'src/contracts', 'src/protocol'],
  'workers/wasm': ['src/base', 'src/domain'],
  'src/query': [
    'src/base',
    'src/domain',
    'src/contracts',
    'src/protocol',
    'src/lake',
    'workers/wasm',
  ],
  'src/cli': [
    'src/base',
    'src/domain',
    'src/contracts',
    'src/protocol',
    'src/lake',
    'workers/wasm',
  ],
  'src/bench': [
    'src/base',
    'src/domain',
    'src/contracts',
    'src/protocol',
    'src/lake',
    'src/cli',
    'workers/wasm',
  ],
  workers: ['src/base', 'src/domain', 'src/contracts', 'src/protocol', 'src/query', 'src/lake'],
  'src/app': ['src/base', 'src/domain', 'src/contracts', 'src/protocol'],
};

const domainOrder = [
  'units',
  'session',
  'dbn',
  'book',
  'ledger',
  'bars',
  'levels',
  'features',
  'statistics',
  'episodes',
  'labels',
  'moments',
  'setups',
  'retrieval',
];

/** Layers without npm packages and without a platform: the same code in Node and browser. */
const pure = '^src/(base|domain|contracts|protocol)/';
const spec = '\\.spec\\.ts$';

/** What runs in a browser too. */
const browser = '^(src/(app|query|lake/(?!node/))|workers/(?!wasm/[^/]+/node/))';

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `layer-${folder.replace('/', '-')}`,
  comment: `${folder} may import ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: spec },
  to: {
    path: '^(src|workers|e2e|\\.ci)/',
    pathNot: [folder, ...allowed].map((allowedFolder) => `^${allowedFolder}/`),
  },
}));

const domainRules = domainOrder.map((folder, index) => ({
  name: `domain-${folder}`,
  comment: `src/domain/${folder} sees only the folders below it`,
  severity: 'error',
  from: { path: `^src/domain/${folder}/`, pathNot: spec },
  to: {
    path: '^src/domain/',
    pathNot: domainOrder.slice(0, index + 1).map((below) => `^src/domain/${below}/`),
  },
}));

export default {
  forbidden: [
    ...layerRules,
    ...domainRules,
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-without-npm',
      severity: 'error',
      from: { path: pure, pathNot: spec },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'] },
    },
    {
      name: 'node-stays-in-node',
      severity: 'error',
      from: { path: browser, pathNot: spec },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-keeps-out-of-node-folders',
      severity: 'error',
      from: { path: browser, pathNot: spec },
      to: { path: '^(src/lake|workers/wasm/[^/]+)/node/' },
    },
    {
      name: 'main-thread-does-not-compute',
      comment: 'the app imports types of the domain; values only from units and session',
      severity: 'error',
      from: { path: '^src/app/', pathNot: spec },
      to: {
        path: '^src/domain/(?!units/|session/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      from: { path: '^src/app/features/([^/]+)/' },
      to: { path: '^src/app/features/([^/]+)/', pathNot: '^src/app/features/$1/' },
    },
    {
      name: 'app-flows-down',
      comment: 'shell → features → context, charts, data, ui',
      severity: 'error',
      from: { path: '^src/app/(context|charts|data|ui)/' },
      to: { path: '^src/app/(shell|features)/' },
    },
    {
      name: 'ui-knows-no-market',
      severity: 'error',
      from: { path: '^src/app/ui/', pathNot: spec },
      to: { path: '^src/(domain|contracts|protocol|app/(context|charts|data))/' },
    },
    {
      name: 'no-orphan-import',
      severity: 'error',
      from: { path: '^(src|workers|e2e)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
