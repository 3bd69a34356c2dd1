/**
 * Inside a scroll view stand a body, which the refresher pushes down, and in it the content.
 *
 * Both are as high as the view, so that children may say `height: 100%`; with `using-sticky` they
 * are as high as their content, as a sticky element leaves with the box that holds it. With
 * `enable-flex` they are not there at all, and children are items of the scroll view itself.
 */
export const scrollViewStyle = `
wx-scroll-view { display: block; width: 100%; overflow: hidden; -webkit-overflow-scrolling: touch }
wx-scroll-view[scroll-x] { overflow-x: auto }
wx-scroll-view[scroll-y] { overflow-y: auto }
wx-scroll-view:not([scroll-anchoring]) { overflow-anchor: none }
wx-scroll-view[no-bounces] { overscroll-behavior: none }
wx-scroll-view[no-scrollbar] { scrollbar-width: none }
wx-scroll-view[no-scrollbar]::-webkit-scrollbar { display: none }
@media (hover: hover) {
  wx-scroll-view { scrollbar-width: none }
  wx-scroll-view::-webkit-scrollbar { display: none }
}
.wx-scroll-view-body, .wx-scroll-view-content { flex: none; width: 100%; height: 100% }
.wx-scroll-view-body { position: relative }
wx-scroll-view:is([using-sticky], [type='custom'], [type='list']) > .wx-scroll-view-body,
wx-scroll-view:is([using-sticky], [type='custom'], [type='list']) > .wx-scroll-view-body > .wx-scroll-view-content { height: auto; min-height: 100% }
wx-scroll-view[enable-flex]:not([refresher-enabled]) > .wx-scroll-view-body,
wx-scroll-view[enable-flex]:not([refresher-enabled]) > .wx-scroll-view-body > .wx-scroll-view-content { display: contents }

.wx-scroll-view-refresher { display: none; position: absolute; left: 0; right: 0; bottom: 100%; align-items: center; justify-content: center; gap: 6px; overflow: hidden }
wx-scroll-view[refresher-enabled] > .wx-scroll-view-body > .wx-scroll-view-refresher { display: flex }
wx-scroll-view > .wx-scroll-view-body > .wx-scroll-view-content > [slot='refresher'] { position: absolute; left: 0; right: 0; bottom: 100% }
.wx-scroll-view-refresher > i { width: 8px; height: 8px; background-color: currentColor; border-radius: 50%; opacity: 0.3 }
wx-scroll-view[refreshing] > .wx-scroll-view-body > .wx-scroll-view-refresher > i { animation: wx-scroll-view-dot 1s infinite }
.wx-scroll-view-refresher > i:nth-child(2) { animation-delay: 0.2s !important }
.wx-scroll-view-refresher > i:nth-child(3) { animation-delay: 0.4s !important }
@keyframes wx-scroll-view-dot { 30% { opacity: 0.8 } 60% { opacity: 0.3 } }
`
