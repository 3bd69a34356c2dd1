import { MessagePlugin } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTexts } from '../shell/language-context.tsx'
import { developmentTexts } from './texts.ts'

/** Something changed in an app's development settings: said when it is done, and read again. */
export function useChange<Value, Answer>(appId: string, change: (value: Value) => Promise<Answer>) {
  const t = useTexts(developmentTexts)
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      void MessagePlugin.success(t.saved)
      await queries.invalidateQueries({ queryKey: ['development', appId] })
    },
  })
}
