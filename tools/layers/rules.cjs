/**
 * Which part may import which. docs/architecture.md says why; these are errors from the first commit.
 *
 * @see https://github.com/sverweij/dependency-cruiser/blob/main/doc/rules-reference.md
 */
const TESTS = '\\.test\\.tsx?$|/testing/'

/** Packages of ours that each package may import, itself apart. */
const ALLOWED = {
  domain: [],
  mapping: ['domain'],
  'mapping-editor': ['domain', 'mapping'],
  sandbox: ['domain'],
  'connector-kit': ['domain'],
  store: ['domain'],
  secrets: ['domain'],
  connectors: ['domain', 'connector-kit'],
  pipeline: ['domain', 'mapping', 'connector-kit', 'sandbox'],
}

const layers = Object.entries(ALLOWED).map(([name, allowed]) => ({
  name: `layer-${name}`,
  comment: `packages/${name} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'layer-unknown-package',
      comment: 'A package without a line in tools/layers/rules.cjs: say there what it may import.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/(${Object.keys(ALLOWED).join('|')})/` },
      to: { path: '^(packages|apps)/' },
    },
    {
      name: 'apps-are-islands',
      comment: 'An app imports packages, never another app.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'connectors-are-islands',
      comment: 'A connector imports no other connector. What two need goes into connector-kit.',
      severity: 'error',
      from: { path: '^packages/connectors/src/([^/]+)/' },
      to: { path: '^packages/connectors/src/[^/]+/', pathNot: '^packages/connectors/src/$1/' },
    },
    {
      name: 'no-circular',
      comment: 'Modules that import each other in a ring: move what they share into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'commands-know-no-transport',
      comment: 'A command is called by REST, GraphQL and jobs alike: no HTTP in it.',
      severity: 'error',
      from: { path: '^apps/server/src/commands/', pathNot: TESTS },
      to: { path: '(^|/)node_modules/@?fastify|^@?fastify|^apps/server/src/gateway/' },
    },
    {
      name: 'browser-safe',
      comment: 'domain, mapping and mapping-editor run in the browser too: no built-in of Node.',
      severity: 'error',
      from: { path: '^packages/(domain|mapping|mapping-editor)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'front-door-only',
      comment: 'Import a package by its name or an exported subpath, not by a path into its folder.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere: the rules cannot judge it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|fixtures|dist|\\.build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    preserveSymlinks: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
