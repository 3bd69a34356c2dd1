/** Parses what an app passed in, and says what is wrong with it in WeChat's words. */
import type * as z from 'zod'

export interface CheckedParams<Params> {
  safeParse(value: unknown): ParamsOutcome<Params>
}

export type ParamsOutcome<Params> =
  | { readonly success: true; readonly data: Params }
  | { readonly success: false; readonly error: { readonly issues: readonly WordedIssue[] } }

export interface WordedIssue {
  readonly path: readonly PropertyKey[]
  /** `parameter.title should be String instead of Undefined;` */
  readonly message: string
}

/**
 * Makes a parser of a schema.
 *
 * Apps leave options out by giving `undefined` or `null`; both count as absent, and so does a
 * call without any options.
 */
export function checkParams<Params>(schema: z.ZodType<Params>): CheckedParams<Params> {
  return {
    safeParse(value) {
      const given = value ?? {}
      const parsed = schema.safeParse(isRecord(given) ? withoutNothing(given) : given)
      if (parsed.success) return parsed
      const issues = parsed.error.issues.map((issue) => ({ path: issue.path, message: word(issue, given) }))
      return { success: false, error: { issues } }
    },
  }
}

function withoutNothing(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== null && value !== undefined),
  )
}

function word(issue: z.core.$ZodIssue, given: unknown): string {
  const place = issue.path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    'parameter',
  )
  const wanted = wantedTypes(issue)
  if (wanted.length === 0) return `${place} ${issue.message};`
  return `${place} should be ${wanted.join('|')} instead of ${typeName(at(given, issue.path))};`
}

/** Empty when the type was right and something else was not. */
function wantedTypes(issue: z.core.$ZodIssue): readonly string[] {
  switch (issue.code) {
    case 'invalid_type':
      return [typeNames[issue.expected] ?? issue.expected]
    case 'invalid_union':
      return issue.errors.flatMap(([first]) =>
        first !== undefined && first.path.length === 0 ? wantedTypes(first) : [],
      )
    default:
      return []
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'String',
  number: 'Number',
  boolean: 'Boolean',
  array: 'Array',
  object: 'Object',
  record: 'Object',
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[String(key)] : undefined), value)
}

function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
