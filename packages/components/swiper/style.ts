/** Authors restyle the dots (`.wx-swiper-dot`), so their rules stay as weak as one class. */
export const swiperStyle = `
wx-swiper { position: relative; display: block; height: 150px; overflow: hidden }
.wx-swiper-wrapper { position: relative; width: 100%; height: 100%; overflow: hidden; transform: translateZ(0); touch-action: pan-y }
wx-swiper[vertical] > .wx-swiper-wrapper { touch-action: pan-x }
wx-swiper[disable-touch] > .wx-swiper-wrapper { touch-action: auto }
.wx-swiper-slides { position: absolute; inset: 0 }
.wx-swiper-slide-frame { display: flex; width: 100%; height: 100%; will-change: transform }
wx-swiper[vertical] > .wx-swiper-wrapper > .wx-swiper-slides > .wx-swiper-slide-frame { flex-direction: column }
wx-swiper-item { position: relative; display: block; flex: 0 0 var(--wx-swiper-item, 100%); min-width: 0; min-height: 0; width: 100%; height: 100%; overflow: hidden }
.wx-swiper-dots { position: absolute; display: flex; justify-content: center; font-size: 0; pointer-events: none }
.wx-swiper-dots-horizontal { left: 0; right: 0; bottom: 10px }
.wx-swiper-dots-vertical { top: 0; bottom: 0; right: 10px; flex-direction: column }
.wx-swiper-dot { flex: none; width: 8px; height: 8px; background-color: rgba(0, 0, 0, 0.3); border-radius: 50%; transition: background-color 0.1s }
.wx-swiper-dots-horizontal > .wx-swiper-dot { margin: 0 4px }
.wx-swiper-dots-vertical > .wx-swiper-dot { margin: 4px 0 }
.wx-swiper-dot-active { background-color: #000 }
`
