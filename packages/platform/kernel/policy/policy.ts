/**
 * The numbers the platform goes by, as data: a refusal names the rule, and no module has a number
 * of its own.
 */
export interface Policy {
  readonly name: string
  readonly app: {
    /** Bytes as WeChat counts them: a Chinese character is two. */
    readonly nameBytes: Range
    readonly introCharacters: Range
    readonly appsPerPerson: number
    readonly uploadTokensPerApp: number
    readonly membersPerApp: number
    readonly domainsPerKind: number
    readonly iconBytes: number
  }
  readonly release: {
    readonly versionCharacters: number
    readonly descriptionCharacters: number
    readonly noteCharacters: number
    readonly reasonCharacters: number
    readonly withdrawalsPerDay: number
    /** How many earlier versions can be rolled back to. */
    readonly rollbackDepth: number
    readonly uploadsPerHour: number
  }
  readonly archive: ArchivePolicy
  readonly session: {
    readonly lifetimeDays: number
    readonly failuresPerAccount: number
    readonly failuresPerAddress: number
    readonly failureWindowMinutes: number
  }
  readonly review: {
    readonly claimMinutes: number
  }
}

export interface Range {
  readonly min: number
  readonly max: number
}

/** What an uploaded archive may be. */
export interface ArchivePolicy {
  readonly archiveBytes: number
  readonly totalBytes: number
  readonly fileBytes: number
  readonly entries: number
  readonly depth: number
  readonly nameBytes: number
  /** How many times larger an entry may be than its compressed bytes; small entries are let off. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

const MB = 1024 * 1024

/** The defaults of an instance that hosts itself: WeChat's numbers of 2026 where it has them. */
export const selfHostPolicy: Policy = {
  name: 'selfhost',
  app: {
    nameBytes: { min: 4, max: 30 },
    introCharacters: { min: 4, max: 120 },
    appsPerPerson: 50,
    uploadTokensPerApp: 30,
    membersPerApp: 60,
    domainsPerKind: 200,
    iconBytes: 2 * MB,
  },
  release: {
    versionCharacters: 64,
    descriptionCharacters: 200,
    noteCharacters: 200,
    reasonCharacters: 1000,
    withdrawalsPerDay: 5,
    rollbackDepth: 5,
    uploadsPerHour: 120,
  },
  archive: {
    archiveBytes: 40 * MB,
    totalBytes: 120 * MB,
    fileBytes: 20 * MB,
    entries: 10_000,
    depth: 40,
    nameBytes: 500,
    ratio: 100,
    ratioFromBytes: 1 * MB,
  },
  session: {
    lifetimeDays: 14,
    failuresPerAccount: 8,
    failuresPerAddress: 60,
    failureWindowMinutes: 15,
  },
  review: { claimMinutes: 60 },
}
