/** Pictures to read, behind a door through which another kind can come. */
import svgCaptcha from 'svg-captcha'
import type { Random } from '../../kernel/random.ts'

export interface Captcha {
  make(): { readonly text: string; readonly svg: string }
}

/** For where no machine need be kept out: a person and a test can read it. */
export function plainCaptcha(random: Random): Captcha {
  return {
    make() {
      const text = random(2).toString('hex')
      const size = 'width="150" height="50"'
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><text x="24" y="34" font-size="28">${text}</text></svg>`
      return { text, svg }
    },
  }
}

/** Without letters that look alike. */
export const drawnCaptcha: Captcha = {
  make() {
    const { text, data: svg } = svgCaptcha.create({ ignoreChars: '0oO1iIl', noise: 2, color: true })
    return { text, svg }
  },
}
