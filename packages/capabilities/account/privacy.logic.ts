import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

type AnswerQuestion = (answer: unknown) => void

export const privacyInLogic: CapabilityInLogic = (port) => {
  let ask: ((resolve: AnswerQuestion, info: { readonly referrer: unknown }) => void) | undefined

  port.on('needPrivacyAuthorization', (news) => {
    const { question, referrer } = record(news)
    ask?.(
      (given) => {
        const { event, buttonId } = record(given)
        // That the app's dialog is seen is nothing that anybody waits for.
        if (event !== 'agree' && event !== 'disagree') return
        const answer = event === 'agree' ? { event, buttonId: String(buttonId ?? '') } : { event }
        void port.call('answerPrivacyQuestion', { question, answer })
      },
      { referrer },
    )
  })

  return {
    // The last one listens alone.
    onNeedPrivacyAuthorization(listener: unknown) {
      if (typeof listener !== 'function') return
      if (!ask) void port.call('takePrivacyQuestions')
      ask = (...args) => void Reflect.apply(listener, undefined, args)
    },
  }
}
