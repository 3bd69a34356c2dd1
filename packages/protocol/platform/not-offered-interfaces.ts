/**
 * WeChat's open interfaces for accounts that are not served: asked for by their names, they say so, and
 * what to do instead (§2.1, §2.8).
 */
import { done } from './component-interfaces.ts'
import { record } from './schema.ts'

const answer = record(done)
const refusals = 'errcode' as const

export const notOfferedInterfaceEndpoints = {
  'POST /wxa/component/fastregisterbetaweapp': {
    about: 'Not offered: there are no mini programs for trying.',
    answer,
    refusals,
  },
  'POST /wxa/verifybetaweapp': {
    about: 'Not offered: there are no mini programs for trying.',
    answer,
    refusals,
  },
  'POST /cgi-bin/account/componentrebindadmin': {
    about: 'Not offered: an account names another administrator in its own console.',
    answer,
    refusals,
  },
  'POST /wxa/sec/wxaauth': {
    about: 'Not offered: an account orders its verification in its own console.',
    answer,
    refusals,
  },
  'POST /wxa/sec/queryauth': {
    about: 'Not offered: an account follows its verification in its own console.',
    answer,
    refusals,
  },
  'POST /wxa/sec/reauth': {
    about: 'Not offered: an account supplements its verification in its own console.',
    answer,
    refusals,
  },
  'POST /wxa/sec/uploadauthmaterial': {
    about: 'Not offered: an account says what its verification needs in its own console.',
    answer,
    refusals,
  },
  'GET /wxa/sec/authidentitytree': {
    about: 'Not offered: individuals are not verified by what they do.',
    answer,
    refusals,
  },
} as const
