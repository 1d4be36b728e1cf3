import type { Caller, Scope } from './scopes.ts'

/** Who may call an operation, which rows it touches, which fields it shows. */
export interface PolicyEntry {
  /** The scope a caller needs; `public` for everyone, `key` for everyone with a key. */
  readonly needs: Scope | 'public' | 'key'
  /**
   * Row filter: without this scope only live rows that are visible to the public are there; with it all are, and the
   * trash can be asked for. Absent: the operation has no rows to filter.
   */
  readonly all_rows?: Scope
  /** Field set: the scope that adds the `internal` object. Absent: the operation has none. */
  readonly internal_fields?: Scope
  /** Changes of rows that are public, or become so by their time alone, need this scope as well. */
  readonly public_rows?: Scope
  /** Asked by supervisors: it looks at no credentials, and no limit counts it. */
  readonly probe?: true
}

interface RegisterRule {
  /** Who may read it. */
  read: Scope | 'public'
  /** Who sees hidden and trashed rows too. */
  all_rows: Scope
  write: Scope
  internal_fields?: Scope
  public_rows?: Scope
}

/** The operations that every register has, under its names. */
function register<One extends string, Many extends string>(one: One, many: Many, rule: RegisterRule) {
  const read: PolicyEntry = {
    needs: rule.read,
    all_rows: rule.all_rows,
    ...(rule.internal_fields ? { internal_fields: rule.internal_fields } : {}),
  }
  const write: PolicyEntry = {
    ...read,
    needs: rule.write,
    all_rows: rule.write,
    ...(rule.public_rows ? { public_rows: rule.public_rows } : {}),
  }
  return {
    [`list${many}`]: read,
    // a list in one piece: never more rows or fields than the list has
    [`export${many}`]: read,
    [`get${one}`]: read,
    [`create${one}`]: write,
    [`put${one}ByExternalId`]: write,
    [`update${one}`]: write,
    [`delete${one}`]: write,
    [`restore${one}`]: write,
    // many writes in one piece: never more than each of them may
    [`import${many}`]: write,
  } as Record<
    | `list${Many}`
    | `export${Many}`
    | `get${One}`
    | `create${One}`
    | `put${One}ByExternalId`
    | `update${One}`
    | `delete${One}`
    | `restore${One}`
    | `import${Many}`,
    PolicyEntry
  >
}

const content: RegisterRule = { read: 'public', all_rows: 'content:read', write: 'content:write' }
const training: RegisterRule = { read: 'public', all_rows: 'training:read', write: 'training:write' }
const party: RegisterRule = { read: 'public', all_rows: 'party:read', write: 'party:write' }
const numbers: RegisterRule = {
  read: 'public',
  all_rows: 'figures:read',
  write: 'figures:write',
  internal_fields: 'figures:read',
}
/** What figures are of, and what holds for them. */
const rulebook: RegisterRule = { read: 'public', all_rows: 'figures:manage', write: 'figures:manage' }
/** Registers of persons: never public in any way. */
const learners: RegisterRule = { ...training, read: 'training:read' }
const members: RegisterRule = { ...party, read: 'party:read' }

const everyone: PolicyEntry = { needs: 'public' }
const probe: PolicyEntry = { needs: 'public', probe: true }
const publishing: PolicyEntry = {
  needs: 'content:publish',
  all_rows: 'content:publish',
  internal_fields: 'content:read',
}
const editing: PolicyEntry = {
  needs: 'content:read',
  all_rows: 'content:read',
  internal_fields: 'content:read',
}
const grading: PolicyEntry = { needs: 'party:write', all_rows: 'party:write' }
/** Proposals and history for those who work on figures; confirmed and visible statements for everyone. */
const counting: PolicyEntry = {
  needs: 'public',
  all_rows: 'figures:read',
  internal_fields: 'figures:read',
}
const deciding: PolicyEntry = { ...counting, needs: 'figures:write', all_rows: 'figures:write' }
const keys: PolicyEntry = { needs: 'keys:manage', all_rows: 'keys:manage' }

/**
 * The one table of who may do what. A route without an entry, or an entry without a route, keeps the server from
 * starting; whatever is not here is denied.
 */
export const policy = {
  ...register('Post', 'Posts', {
    ...content,
    internal_fields: 'content:read',
    public_rows: 'content:publish',
  }),
  publishPost: publishing,
  unpublishPost: publishing,
  archivePost: publishing,
  listPostRevisions: editing,
  getPostRevision: editing,
  listRedirects: everyone,
  ...register('Section', 'Sections', content),
  ...register('Tag', 'Tags', content),
  ...register('Person', 'People', content),
  ...register('Link', 'Links', content),
  ...register('Media', 'Media', content),
  importPage: { needs: 'content:write', all_rows: 'content:write', internal_fields: 'content:read' },

  ...register('Program', 'Programs', training),
  ...register('Class', 'Classes', training),
  closeClass: { needs: 'training:write', all_rows: 'training:write' },
  ...register('Learner', 'Learners', learners),
  ...register('Enrollment', 'Enrollments', learners),
  ...register('StaffDevelopment', 'StaffDevelopments', training),
  ...register('ResearchOutput', 'ResearchOutputs', training),

  ...register('PartyCell', 'PartyCells', party),
  ...register('PartyMember', 'PartyMembers', members),
  ...register('PartyCellGrading', 'PartyCellGradings', party),
  confirmPartyCellGrading: grading,
  correctPartyCellGrading: grading,
  ...register('PartyMemberGrading', 'PartyMemberGradings', members),
  confirmPartyMemberGrading: grading,
  correctPartyMemberGrading: grading,
  ...register('Commendation', 'Commendations', party),

  // stores nothing for any caller
  extractFigures: everyone,
  ...register('Indicator', 'Indicators', rulebook),
  ...register('Figure', 'Figures', numbers),
  confirmFigure: deciding,
  rejectFigure: deciding,
  correctFigure: deciding,
  listPostFigures: counting,
  proposePostFigures: deciding,
  getFact: counting,
  listReconciliations: counting,
  listPostReconciliations: counting,
  listRegisterCoverage: { needs: 'public', all_rows: 'coverage:declare' },
  getRegisterCoverage: everyone,
  putRegisterCoverage: { needs: 'coverage:declare' },
  ...register('QuotaRule', 'QuotaRules', rulebook),

  // of figures and gradings, what the lists of figures and gradings show the caller
  getTrainingStatistics: everyone,
  getTrainingStatisticsFile: everyone,
  getPartyGradeStatistics: everyone,
  getPartyGradeStatisticsFile: everyone,
  getResearchStatistics: everyone,
  getResearchStatisticsFile: everyone,
  getStaffStatistics: everyone,
  getStaffStatisticsFile: everyone,
  getLearnersByProgramChart: everyone,
  getClassesByYearChart: everyone,
  getPlannedShareChart: everyone,
  getPartyGradesChart: everyone,

  /** What readers see, also for callers with a key: nothing hidden can change a result, a count or a suggestion. */
  search: everyone,
  suggest: everyone,
  ...register('SearchSynonym', 'SearchSynonyms', content),

  // only those of resources that the caller may import into (features/exchange/imports/access.ts)
  listImports: { needs: 'key' },
  getImport: { needs: 'key' },
  listImportErrors: { needs: 'key' },
  exportRefusedRows: { needs: 'key' },
  cancelImport: { needs: 'key' },

  listApiKeys: keys,
  getApiKey: keys,
  createApiKey: keys,
  revokeApiKey: keys,
  listAuditEvents: { needs: 'audit:read', all_rows: 'audit:read' },
  getAuditEvent: { needs: 'audit:read', all_rows: 'audit:read' },

  getLiveness: probe,
  getReadiness: probe,
  getMetrics: { needs: 'metrics:read' },
  getOpenApiJson: everyone,
  getOpenApiYaml: everyone,
} as const satisfies Record<string, PolicyEntry>

export type OperationId = keyof typeof policy

/** What a caller gets of an operation: decided once a request, from the table above. */
export interface Access {
  caller: Caller
  /** Hidden and trashed rows are there too. */
  allRows: boolean
  internalFields: boolean
  /** The scope without which public rows may not be changed; absent: the caller has it, or none is needed. */
  publicRowsNeed?: Scope
}

const has = (caller: Caller, scope: Scope | undefined) => scope !== undefined && caller.scopes.has(scope)

/** The entry of an operation that is named at run time. */
export function policyEntry(operation: string): PolicyEntry {
  const entries: Record<string, PolicyEntry> = policy
  const entry = entries[operation]
  if (entry === undefined) throw new Error(`${operation} has no entry in the policy table`)
  return entry
}

/** Whether a caller gets hidden rows of an operation too. */
export const seesAllRows = (operation: OperationId, caller: Caller): boolean =>
  has(caller, policyEntry(operation).all_rows)

/** The access of a caller who may call the operation at all. */
export function accessOf(entry: PolicyEntry, caller: Caller): Access {
  return {
    caller,
    allRows: has(caller, entry.all_rows),
    internalFields: has(caller, entry.internal_fields),
    ...(entry.public_rows === undefined || has(caller, entry.public_rows)
      ? {}
      : { publicRowsNeed: entry.public_rows }),
  }
}
