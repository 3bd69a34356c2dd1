/**
 * Reads a list of members: CSV with the columns user id, name, login, departments, title; a first
 * line of titles is skipped. Departments are paths below the root, several separated by semicolons;
 * none is the root.
 */
import { csvRows } from '../../csv/csv-rows.ts'

export interface MemberLine {
  readonly number: number
  readonly userId: string
  readonly name: string
  readonly login: string
  readonly departmentPaths: readonly string[]
  readonly title: string
}

const TITLES: readonly string[] = ['userid', 'user id', '帐号', '账号']

export function readMemberLines(csv: string): readonly MemberLine[] {
  return csvRows(csv)
    .filter(({ number, cells: [first = ''] }) => number > 1 || !TITLES.includes(first.toLowerCase()))
    .map(({ number, cells: [userId = '', name = '', login = '', departments = '', title = ''] }) => ({
      number,
      userId,
      name,
      login,
      departmentPaths: departments.split(/[;；]/).map((path) => path.trim()),
      title,
    }))
}
