/**
 * The layers of ARCHITECTURE.md, a rule for each row of its table: folders are nouns, the file's suffix names its layer.
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** Folders whose plain files are commands and queries: what the product does, whoever asks. */
const NOUNS =
  'access|organizations|departments|operators|sites|visitors|presence|mobile-chat|routing|coverage|chat|rings|outbox|transcripts|reports|audit|retention';

const RESOLVER = '\\.resolver\\.ts$';
const RULES = '\\.rules\\.ts$';
/** Files that describe what the schema shows; an entity that the schema shows as it is stands in for both. */
const SCHEMA_TYPES = '\\.(entity|types?|inputs|results|loaders)\\.ts$';
const TEST = '\\.test\\.tsx?$';

/** Libraries that only compute. */
const PURE_LIBRARIES = '/(temporal-polyfill|libphonenumber-js|sms-segments-calculator)/';

/** Everything but types, which leave nothing behind when the program runs. */
const AT_RUN_TIME = { dependencyTypesNot: ['type-only'] };

module.exports = {
  forbidden: [
    {
      name: 'rules-are-pure',
      comment:
        'A rule decides from what it is handed: it imports other rules, the vocabulary, the refusals and types, nothing that reads or writes.',
      severity: 'error',
      // A rule about GraphQL documents reads GraphQL documents.
      from: { path: RULES, pathNot: '^server/src/graphql/' },
      to: {
        pathNot: [RULES, '^server/src/(vocabulary|errors)\\.ts$', PURE_LIBRARIES, '^client/src/lib/time\\.ts$'],
        ...AT_RUN_TIME,
      },
    },
    {
      name: 'commands-know-no-graphql',
      comment:
        'A command is called by a resolver, a job or a test alike: it speaks of the domain, never of the transport.',
      severity: 'error',
      from: { path: `^server/src/(${NOUNS})/`, pathNot: [RESOLVER, SCHEMA_TYPES, TEST] },
      to: { path: ['^server/src/graphql/', 'node_modules/(graphql|type-graphql|graphql-ws|@apollo)/', RESOLVER] },
    },
    {
      name: 'commands-send-nothing',
      comment:
        'Everything that leaves the building is an outbox row first: only the dispatcher and its jobs call SMS and mail.',
      severity: 'error',
      from: { path: `^server/src/(${NOUNS})/`, pathNot: ['^server/src/outbox/', RESOLVER, TEST] },
      to: {
        path: '^server/src/(sms|mail)/',
        pathNot: [RULES, '\\.entity\\.ts$', '/enqueue-[^/]+\\.ts$'],
        ...AT_RUN_TIME,
      },
    },
    {
      name: 'resolvers-know-no-database',
      comment: 'A resolver is a guard and one call: queries and transactions live in commands and queries.',
      severity: 'error',
      from: { path: RESOLVER },
      to: { path: ['^server/src/db/', 'node_modules/typeorm/'], ...AT_RUN_TIME },
    },
    {
      name: 'sms-providers-stand-alone',
      comment:
        'A provider is one folder behind SmsProvider: it knows that interface and the configuration handed to it.',
      severity: 'error',
      from: { path: '^server/src/sms/(messagebird|simulator)/', pathNot: TEST },
      to: {
        path: '^(server|client|widget)/src/',
        pathNot: ['^server/src/sms/sms-provider\\.ts$', '^server/src/sms/$1/', '^server/src/vocabulary\\.ts$', RULES],
        ...AT_RUN_TIME,
      },
    },
    {
      name: 'client-parts-know-no-features',
      comment: 'Downward only: components and lib serve the features and the pages, and know neither.',
      severity: 'error',
      from: { path: '^client/src/(components|lib)/' },
      to: { path: '^client/src/(features|app|mobile|demo)/' },
    },
    {
      name: 'client-features-know-no-app',
      comment: 'Downward only: the app puts features together, never the other way round.',
      severity: 'error',
      from: { path: '^client/src/features/' },
      to: { path: '^client/src/(app|mobile|demo)/' },
    },
    {
      name: 'client-features-stand-apart',
      comment: 'A feature never imports a feature: what two of them need moves down to components or lib.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/', pathNot: '^client/src/features/$1/' },
    },
    {
      name: 'phone-page-carries-no-console',
      comment: 'The phone page is small because it imports nothing of the console.',
      severity: 'error',
      from: { path: '^client/src/mobile/', pathNot: TEST },
      to: {
        path: [
          '^client/src/(features|app|demo|components|lib)/',
          '/node_modules/(react|react-dom|react-router|radix-ui|lucide-react|rxjs|graphql|graphql-ws|@apollo)/',
          '^node_modules/(react|react-dom|react-router|radix-ui|lucide-react|rxjs|graphql|graphql-ws|@apollo)/',
        ],
      },
    },
    {
      name: 'client-shares-only-the-conversation-core',
      comment: "The small pages may use the widget's conversation core; nothing else crosses between the front ends.",
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^widget/src/', pathNot: '^widget/src/core/' },
    },
    {
      name: 'console-uses-no-widget',
      comment: 'Of the client only the small pages, the phone page and the demo, may import from the widget.',
      severity: 'error',
      from: { path: '^client/src/', pathNot: '^client/src/(mobile|demo)/' },
      to: { path: '^widget/' },
    },
    {
      name: 'widget-stands-alone',
      comment: 'The widget runs on strangers’ pages: it carries nothing of the console or the server.',
      severity: 'error',
      from: { path: '^widget/src/' },
      to: { path: '^(client|server)/' },
    },
    {
      name: 'server-stands-alone',
      comment: 'schema.graphql is what server and front ends have in common.',
      severity: 'error',
      from: { path: '^server/src/' },
      to: { path: '^(client|widget)/' },
    },
    {
      name: 'client-knows-no-server',
      comment: 'schema.graphql is what server and front ends have in common.',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^server/' },
    },
    {
      name: 'sources-import-no-tests',
      comment: 'Tests import the program, never the other way round.',
      severity: 'error',
      from: { path: '^(server|client|widget)/src/', pathNot: TEST },
      to: { path: ['^server/test/', '^e2e/', TEST] },
    },
    {
      name: 'no-circular',
      comment:
        'A cycle has no top to start reading at. Entities may name each other: their relations go through types.',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that cannot be found breaks the program on another machine.',
      severity: 'error',
      from: {},
      // What a bundler is told after a question mark is its own affair.
      to: { couldNotResolve: true, pathNot: '\\?(inline|raw|url)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^server/test/', '^e2e/', '\\.test\\.tsx?$'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
