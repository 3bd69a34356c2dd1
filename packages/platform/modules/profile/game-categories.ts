/**
 * Games: one first-level category that stands beside the lists of services, and what choosing it
 * means (RULES §2.4, §2.17).
 *
 * (1) An app is a game or a service. A game has this category alone; a service never has it.
 * (2) A game stays one: its category is never removed.
 * (3) Which kind of game it is may be chosen again until it has first come online, but for kinds that
 *     never change.
 */
import { z } from 'zod'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import games from './categories/games.json' with { type: 'json' }

const read = z
  .object({
    id: z.number(),
    name: z.string(),
    second: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        closedToIndividuals: z.boolean().default(false),
        neverChanges: z.boolean().default(false),
      }),
    ),
  })
  .parse(games)

/** As lists of categories hold them. */
export function gamesOf(subject: 'individual' | 'organisation') {
  const open = read.second.filter(
    ({ closedToIndividuals }) => subject !== 'individual' || !closedToIndividuals,
  )
  return {
    id: read.id,
    name: read.name,
    isGame: true,
    second: open.map(({ id, name }) => ({ id, name, isQualified: false, documents: [], third: [] })),
  }
}

export function isGameCategory(categoryId: number): boolean {
  return read.second.some(({ id }) => id === categoryId)
}

export interface GameSituation {
  readonly wanted: number
  readonly chosen: readonly number[]
  readonly wasEverOnline: boolean
}

/** Whether a category can be chosen beside what is chosen, and what it takes the place of. */
export function decideGame({
  wanted,
  chosen,
  wasEverOnline,
}: GameSituation): Result<{ readonly replaces: number | undefined }, 'game-stays'> {
  const game = chosen.find(isGameCategory)
  if (!isGameCategory(wanted))
    return game === undefined ? accept({ replaces: undefined }) : refuse('game-stays')
  if (game === undefined) {
    return chosen.length === 0 && !wasEverOnline ? accept({ replaces: undefined }) : refuse('game-stays')
  }
  const isFixed = read.second.some(({ id, neverChanges }) => id === game && neverChanges)
  return wasEverOnline || isFixed || game === wanted ? refuse('game-stays') : accept({ replaces: game })
}
