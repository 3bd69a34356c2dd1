import type { Comment } from 'oxc-parser'
import { notedMembers } from '@maque/protocol/bundle/noted-calls.ts'
import { commentsOf } from './find-requests.ts'

const names = notedMembers.join('|')
/** `.login`. What is before it is looked for backwards: long blanks and words are read but once. */
const member = new RegExp(`\\.\\s*(${names})\\b(\\s*\\()?`, 'g')
/** `['login']` */
const quoted = new RegExp(`\\[\\s*['"\`](${names})['"\`]\\s*\\](\\s*\\()?`, 'g')
const picked = /\{([^{}]*)\}\s*=\s*(\w+)/g
/** `const w = wx` */
const renamed = /(?<![\w$])([\w$]+)\s*=\s*wx\b(?!\s*(?:\?\.|[.[(]))/g
const ownObjects = new Set(['this', 'that', 'self', '_this', '_self', 'exports', 'prototype'])

/**
 * The interfaces of `noted-calls.ts` that a script calls, each once.
 *
 * They are found by their names, as members of `wx` and of what is given its value, however they are
 * used, and of any other object when they are called: frameworks give `wx` other names. What an object
 * calls on itself is its own.
 */
export function findCalls(text: string, comments: readonly Comment[]): readonly string[] {
  const isComment = commentsOf(comments)
  const calls = new Set<string>()
  const called = new Set(['wx'])
  for (const { 1: name = '', index } of text.matchAll(renamed)) if (!isComment(index)) called.add(name)
  for (const match of [...text.matchAll(member), ...text.matchAll(quoted)]) {
    const [, name = '', opened] = match
    const object = objectBefore(text, match.index)
    const isUse = called.has(object) || (opened !== undefined && !ownObjects.has(object))
    if (isUse && !isComment(match.index)) calls.add(name)
  }
  for (const match of text.matchAll(picked)) {
    if (isComment(match.index) || !called.has(match[2] ?? '')) continue
    for (const name of (match[1] ?? '').split(',')) {
      const own = name.split(':')[0]?.trim() ?? ''
      if (notedMembers.includes(own)) calls.add(own)
    }
  }
  return [...calls]
}

/** The word before `.`, `?.`, `[` or `?.[`. */
function objectBefore(text: string, at: number): string {
  let end = blanksBefore(text, at)
  if (text.endsWith('?.', end)) end = blanksBefore(text, end - 2)
  else if (text.endsWith('?', end)) end = blanksBefore(text, end - 1)
  let start = end
  while (start > 0 && /\w/.test(text.charAt(start - 1))) start--
  return text.slice(start, end)
}

function blanksBefore(text: string, at: number): number {
  let end = at
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--
  return end
}
