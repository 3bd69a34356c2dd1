import type { Department } from '@maque/protocol/platform/corps.ts'

/** Departments by where they are: 企业 / 研发 / 前端. */
export function departmentPaths(departments: readonly Department[]): ReadonlyMap<number, string> {
  const byId = new Map(departments.map((department) => [department.id, department]))
  const pathOf = (department: Department): string => {
    const parent = byId.get(department.parentId)
    return parent ? `${pathOf(parent)} / ${department.name}` : department.name
  }
  return new Map(departments.map((department) => [department.id, pathOf(department)]))
}
