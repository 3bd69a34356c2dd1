/**
 * The servers and sites of an app, and those that a third-party platform has registered, word for word
 * as WeChat's open interfaces (§2.6).
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { domainBody, domainLists } from './domain-lists.ts'
import { list, longText, record, shortText } from './schema.ts'

const query = record({ access_token: longText.default('') })
const refusals = 'errcode' as const
const word = shortText.default('')
const nothing = record({})
const texts = list(z.string())
const onOff = z.union([z.boolean(), z.number()]).default(false).transform(Boolean)

/** Of what was asked for. */
const devInfo = z
  .object({ ...z.object({ ...domainLists, bizdomain: texts }).partial().shape, ...done })
  .readonly()

/** With the set for development. */
export const domainInterfaceEndpoints = {
  'POST /wxa/modify_domain_directly': {
    about: 'The servers that the app may reach, also those that the platform has not registered.',
    query,
    body: domainBody,
    answer: record({ ...done, ...domainLists }),
    refusals,
  },
  'POST /wxa/get_effective_domain': {
    about: 'The servers that the app may reach, by where they come from.',
    query,
    body: nothing,
    answer: record({
      ...done,
      mp_domain: record(domainLists),
      third_domain: record(domainLists),
      direct_domain: record(domainLists),
      effective_domain: record(domainLists),
    }),
    refusals,
  },
  'POST /wxa/setwebviewdomain_directly': {
    about: 'The sites that the app may show, also those that the platform has not registered.',
    query,
    body: record({ action: word, webviewdomain: list(shortText).default([]) }),
    answer: record({ ...done, webviewdomain: texts.optional() }),
    refusals,
  },
  'POST /wxa/get_effective_webviewdomain': {
    about: 'The sites that the app may show, by where they come from.',
    query,
    body: nothing,
    answer: record({
      ...done,
      mp_webviewdomain: texts,
      third_webviewdomain: texts,
      direct_webviewdomain: texts,
      effective_webviewdomain: texts,
    }),
    refusals,
  },
  'POST /wxa/getwxadevinfo': {
    about:
      'The servers that the app may reach, and the sites that it may show; asked by its own server, too.',
    query,
    body: record({ action: word }),
    answer: devInfo,
    refusals,
  },
} as const

/** By either name: programs use both. */
const ofPlatform = record({
  component_access_token: longText.default(''),
  access_token: longText.default(''),
})
/** With `;` between them. */
const hosts = z.string().max(60_000).default('')
const change = { action: word, is_modify_published_together: onOff }

/** Of the platform itself, with its own token. */
export const hostInterfaceEndpoints = {
  'POST /cgi-bin/component/modify_wxa_server_domain': {
    about: 'The servers that apps can be given with modify_domain.',
    query: ofPlatform,
    body: record({ ...change, wxa_server_domain: hosts }),
    answer: record({
      ...done,
      published_wxa_server_domain: z.string().optional(),
      testing_wxa_server_domain: z.string(),
      invalid_wxa_server_domain: z.string().optional(),
    }),
    refusals,
  },
  'POST /cgi-bin/component/modify_wxa_jump_domain': {
    about: 'The sites that apps can be given with setwebviewdomain: those that have the platform’s file.',
    query: ofPlatform,
    body: record({ ...change, wxa_jump_h5_domain: hosts }),
    answer: record({
      ...done,
      published_wxa_jump_h5_domain: z.string().optional(),
      testing_wxa_jump_h5_domain: z.string(),
      invalid_wxa_jump_h5_domain: z.string().optional(),
    }),
    refusals,
  },
  'POST /cgi-bin/component/get_domain_confirmfile': {
    about: 'The file that sites have to have before the platform can register them.',
    query: ofPlatform,
    body: nothing,
    answer: record({ ...done, file_name: z.string(), file_content: z.string() }),
    refusals,
  },
} as const
