import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideDepartment, decideRemoval, type WantedDepartment } from './decide-department.ts'
import { departmentAt, type DepartmentTree } from './directory.ts'

const DEPTH = 4
/** 1 ─ 2 研发 ─ 3 前端 ─ 4 引擎; 1 ─ 5 销售 */
const tree: DepartmentTree = {
  departments: new Map([
    [2, { parentId: 1, name: '研发' }],
    [3, { parentId: 2, name: '前端' }],
    [4, { parentId: 3, name: '引擎' }],
    [5, { parentId: 1, name: '销售' }],
  ]),
}

describe('a department (§2.8)', () => {
  it.each<[string, WantedDepartment, ReturnType<typeof decideDepartment>]>([
    ['may be called as one elsewhere is', { name: '前端', parentId: 1 }, accept(undefined)],
    ['may not be called as its sibling', { name: '研发', parentId: 1 }, refuse('name-taken')],
    ['keeps its own name', { id: 2, name: '研发', parentId: 1 }, accept(undefined)],
    ['is below one that is there', { name: 'x', parentId: 9 }, refuse('no-parent')],
    ['is one that is there', { id: 9, name: 'x', parentId: 1 }, refuse('missing')],
    ['is as deep as the last level', { name: 'x', parentId: 3 }, accept(undefined)],
    ['is not deeper', { name: 'x', parentId: 4 }, refuse('too-deep')],
    [
      'moves with what is below it as far as that fits',
      { id: 5, name: '销售', parentId: 3 },
      accept(undefined),
    ],
    [
      'moves to where its deepest is on the last level',
      { id: 3, name: '前端', parentId: 5 },
      accept(undefined),
    ],
    ['and not one level deeper', { id: 2, name: '研发', parentId: 5 }, refuse('too-deep')],
    ['is not below itself', { id: 2, name: '研发', parentId: 2 }, refuse('circle')],
    ['is not below its own', { id: 2, name: '研发', parentId: 4 }, refuse('circle')],
    ['is not the root', { id: 1, name: 'x', parentId: 1 }, refuse('root')],
  ])('%s', (_, wanted, outcome) => {
    expect(decideDepartment(tree, wanted, { depth: DEPTH })).toEqual(outcome)
  })

  it.each([...'\\:?*"“<>|\n'])('has no %j in its name', (character) => {
    expect(decideDepartment(tree, { name: `a${character}b`, parentId: 1 }, { depth: DEPTH })).toEqual(
      refuse('name-characters'),
    )
  })

  it.each([
    ['goes when nobody and nothing is in it', 4, 0, accept(undefined)],
    ['stays while a member is in it', 4, 1, refuse('has-members')],
    ['stays while a department is below it', 3, 0, refuse('has-departments')],
    ['is never the root', 1, 0, refuse('root')],
    ['is there', 9, 0, refuse('missing')],
  ])('%s', (_, id, members, outcome) => {
    expect(decideRemoval(tree, id, members)).toEqual(outcome)
  })

  it.each([
    ['', 1],
    ['研发', 2],
    [' 研发 / 前端 ', 3],
    ['前端', undefined],
    ['研发/财务', undefined],
  ])('is found by its path: %j', (path, id) => {
    expect(departmentAt(tree, path)).toBe(id)
  })
})
