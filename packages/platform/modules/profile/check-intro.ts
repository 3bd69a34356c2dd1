/** Introductions: as long as they may be, and without the words that the instance forbids. */
import { accept, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { acceptableIntro } from '../../names/acceptable-card.ts'
import { wordIn, type NameWords } from './name-words.ts'

/** The text as it is kept. */
export async function checkIntro(
  text: string,
  words: Pick<NameWords, 'all'>,
  policy: Policy,
): Promise<Result<string, RaisedProblem>> {
  const intro = acceptableIntro(text, policy)
  if (!intro.ok || !policy.value('profile.intro-goes-by-words')) return intro
  // By the words that the instance keeps itself: those that come along are about names alone.
  const kept = (await words.all()).filter(({ kind, isOurs }) => kind === 'forbidden' && !isOurs)
  const word = wordIn(intro.value, kept)?.word
  return word === undefined
    ? accept(intro.value)
    : policy.refuse('profile.intro-goes-by-words', { what: { zh: word, en: word } })
}
