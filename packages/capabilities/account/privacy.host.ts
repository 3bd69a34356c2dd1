import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import {
  agreePrivacyAuthorization,
  answerPrivacyQuestion,
  getPrivacySetting,
  openPrivacyContract,
  requirePrivacyAuthorize,
  takePrivacyQuestions,
} from './privacy.ts'

export const privacyOnHost = [
  onHost(getPrivacySetting, async (_, { privacy }) =>
    accept({ needAuthorization: privacy.isDue(), privacyContractName: privacy.contractName() }),
  ),

  onHost(requirePrivacyAuthorize, async (_, { privacy }) =>
    (await privacy.require('requirePrivacyAuthorize')) === 'agreed'
      ? accept({})
      : refuse('privacy permission is not authorized'),
  ),

  onHost(openPrivacyContract, async (_, { privacy }) => {
    const opened = await privacy.openContract()
    return opened.ok ? accept({}) : passOn(opened)
  }),

  onHost(takePrivacyQuestions, async (_, { privacy }) => {
    privacy.takeQuestions()
    return accept({})
  }),

  onHost(answerPrivacyQuestion, async ({ question, answer }, { privacy }) => {
    privacy.answer(question, answer)
    return accept({})
  }),

  onHost(agreePrivacyAuthorization, async ({ buttonId }, { caller, privacy }) => {
    // An app's code cannot say that somebody has tapped.
    if (caller.side !== 'view') return refuse('not supported')
    privacy.agree(buttonId)
    return accept({})
  }),
]
