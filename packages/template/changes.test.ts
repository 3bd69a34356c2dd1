import { describe, expect, it } from 'vitest'
import { changesAt, ChangeTree, type Changes } from './changes.ts'

function treeOf(...paths: readonly (readonly (string | number)[])[]): Changes {
  const tree = new ChangeTree()
  for (const path of paths) tree.add(path)
  return tree.root
}

describe('the changes of an update', () => {
  it.each([
    ['are none before a path is added', [], new Map()],
    ['name a field that was set', [['a']], new Map([['a', true]])],
    [
      'lead to a member that was set',
      [['a', 'b', 0]],
      new Map([['a', new Map([['b', new Map([[0, true]])]])]]),
    ],
    [
      'keep members of one object together',
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      new Map([
        [
          'a',
          new Map([
            ['b', true],
            ['c', true],
          ]),
        ],
      ]),
    ],
    [
      'do not tell what is below a value that was set before',
      [['a'], ['a', 'b', 'c']],
      new Map([['a', true]]),
    ],
    ['forget what is below a value that is set afterwards', [['a', 'b', 'c'], ['a']], new Map([['a', true]])],
    [
      'keep numbers and digits as they were written',
      [
        ['a', 0],
        ['a', '0'],
      ],
      new Map([
        [
          'a',
          new Map<string | number, true>([
            [0, true],
            ['0', true],
          ]),
        ],
      ]),
    ],
    ['are not touched by a path that leads nowhere', [[]], new Map()],
  ])('%s', (_, paths, expected) => {
    expect(treeOf(...paths)).toEqual(expected)
  })

  it.each([
    ['of nothing are nothing', undefined, 'a', undefined],
    ['below a value that was replaced are everything', true, 'a', true],
    ['at a member that was set are everything', treeOf(['a']), 'a', true],
    ['at a number that was set by its digits are everything', treeOf(['0']), 0, true],
    ['at digits that were set as a number are everything', treeOf([0]), '0', true],
    ['at a number that was set in both ways are everything', treeOf(['0', 'a'], [0, 'b']), 0, true],
    ['at other digits are nothing', treeOf(['00'], ['1']), 0, undefined],
    ['at a member that was not set are nothing', treeOf(['a']), 'b', undefined],
    ['at a member below which something was set lead on', treeOf(['a', 'b']), 'a', new Map([['b', true]])],
  ] as const)('%s', (_, changes: Changes | undefined, step, expected) => {
    expect(changesAt(changes, step)).toEqual(expected)
  })
})
