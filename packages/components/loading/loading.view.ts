import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'

/** `<loading>`, from the first years: its words under a turning ring, unless `hidden`. */
export const loading: BuiltIn = {
  tag: 'loading',
  style: `
wx-loading {
  display: block;
  position: fixed; z-index: 5000; top: 40%; left: 50%; box-sizing: border-box; width: 120px; min-height: 120px; padding: 74px 8px 16px;
  color: #fff; font-size: 14px; text-align: center; background-color: rgba(40, 40, 40, 0.85); border-radius: 6px; transform: translate(-50%, -50%);
}
wx-loading::before {
  content: ''; position: absolute; top: 24px; left: 50%; box-sizing: border-box; width: 36px; height: 36px; margin-left: -18px;
  border: 3px solid rgba(255, 255, 255, 0.35); border-top-color: #fff; border-radius: 50%; animation: wx-loading-turn 1s linear infinite;
}
@keyframes wx-loading-turn { to { transform: rotate(360deg) } }`,
}
