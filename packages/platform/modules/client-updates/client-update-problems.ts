import type { RaisedProblem } from '../../kernel/http/problem.ts'

export const baseLibraryUnknown: RaisedProblem = {
  status: 422,
  problem: {
    code: 'base-library-unknown',
    message: {
      zh: '没有这个基础库版本：写作 x.y.z，且不高于本平台的版本。',
      en: 'There is no such base library: write x.y.z, not newer than that of this platform.',
    },
    errcode: 85015,
  },
}
