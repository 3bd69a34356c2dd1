import type { Comment } from 'oxc-parser'
import { notedMembers } from '@maque/protocol/bundle/noted-calls.ts'
import { commentsOf } from './find-requests.ts'

const member = new RegExp(`(\\w+)?\\s*\\??\\.\\s*(${notedMembers.join('|')})\\b(\\s*\\()?`, 'g')
const picked = /\{([^{}]*)\}\s*=\s*wx\b/g
const ownObjects = new Set(['this', 'that', 'self', '_this', '_self', 'exports', 'prototype'])

/**
 * The interfaces of `noted-calls.ts` that a script calls, each once.
 *
 * They are found by their names, as members of `wx` however they are used, and of any other object
 * when they are called: frameworks give `wx` other names. What an object calls on itself is its own.
 */
export function findCalls(text: string, comments: readonly Comment[]): readonly string[] {
  const isComment = commentsOf(comments)
  const calls = new Set<string>()
  for (const match of text.matchAll(member)) {
    const [, object = '', name = '', opened] = match
    const isUse = object === 'wx' || (opened !== undefined && !ownObjects.has(object))
    if (isUse && !isComment(match.index)) calls.add(name)
  }
  for (const match of text.matchAll(picked)) {
    if (isComment(match.index)) continue
    for (const name of (match[1] ?? '').split(',')) {
      const own = name.split(':')[0]?.trim() ?? ''
      if (notedMembers.includes(own)) calls.add(own)
    }
  }
  return [...calls]
}
