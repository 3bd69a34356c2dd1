/**
 * 全部商品。price 的单位是分：小数的钱加起来会差一分，整数不会。
 */
export const categories = [
  { id: 'all', name: '全部' },
  { id: 'green', name: '绿茶' },
  { id: 'dark', name: '红茶·黑茶' },
  { id: 'white', name: '白茶·花茶' },
  { id: 'ware', name: '茶具' },
]

export const products = [
  {
    id: 'longjing',
    category: 'green',
    name: '明前龙井',
    origin: '浙江 杭州',
    price: 16800,
    unit: '100 克',
    image: '/images/products/longjing.svg',
    story: '清明前手采的嫩芽，铁锅里炒出豆香。八十五度的水冲下去，一杯都是春天。',
  },
  {
    id: 'biluochun',
    category: 'green',
    name: '洞庭碧螺春',
    origin: '江苏 苏州',
    price: 13800,
    unit: '100 克',
    image: '/images/products/biluochun.svg',
    story: '茶树长在枇杷和杨梅之间，叶子卷成小螺，带一点果香。先放水，后投茶。',
  },
  {
    id: 'dianhong',
    category: 'dark',
    name: '凤庆滇红',
    origin: '云南 临沧',
    price: 8800,
    unit: '150 克',
    image: '/images/products/dianhong.svg',
    story: '金毫显露，汤色红亮，有蜜和薯的甜。加一点牛奶也很好。',
  },
  {
    id: 'puer',
    category: 'dark',
    name: '七年陈普洱',
    origin: '云南 普洱',
    price: 22800,
    unit: '357 克一饼',
    image: '/images/products/puer.svg',
    story: '熟茶，干仓存放七年。撬下一小块，沸水冲过第一泡倒掉，从第二泡喝起。',
  },
  {
    id: 'baimudan',
    category: 'white',
    name: '福鼎白牡丹',
    origin: '福建 宁德',
    price: 9800,
    unit: '100 克',
    image: '/images/products/baimudan.svg',
    story: '只晒不炒，一芽两叶，像一朵小小的牡丹。清淡，耐泡，放几年更好喝。',
  },
  {
    id: 'jasmine',
    category: 'white',
    name: '茉莉银针',
    origin: '广西 横州',
    price: 6800,
    unit: '100 克',
    image: '/images/products/jasmine.svg',
    story: '六月的茉莉窨过五遍，花都拣走了，香留在茶里。',
  },
  {
    id: 'gaiwan',
    category: 'ware',
    name: '甜白盖碗',
    origin: '江西 景德镇',
    price: 12800,
    unit: '120 毫升',
    image: '/images/products/gaiwan.svg',
    story: '薄胎，不烫手，什么茶都合适。茶具里若只买一件，就买盖碗。',
  },
  {
    id: 'teapot',
    category: 'ware',
    name: '紫砂小品壶',
    origin: '江苏 宜兴',
    price: 36800,
    unit: '150 毫升',
    image: '/images/products/teapot.svg',
    story: '半手工的石瓢，出水利落，断水干净。养它的办法是多用。',
  },
]

export function findProduct(id) {
  return products.find((product) => product.id === id)
}
