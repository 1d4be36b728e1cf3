import { fc } from '../../support/fast-check.ts'
import { addressKey, fits, keyText } from '../../../src/platform/resource/redirects/address-key.ts'
import { slugOnSite } from '../../../src/platform/resource/redirects/site-address.ts'
import { test } from '../../support/shared-test.ts'

const keyOf = (text: string) => {
  const key = addressKey(text)
  return key === undefined ? undefined : keyText(key)
}

test('addresses that lead to one page are equal', async (t) => {
  for (const [address, key] of [
    ['https://truong.example/tin/17.html', '//truong.example/tin/17.html'],
    ['http://www.Truong.Example:80/tin/17.html/', '//truong.example/tin/17.html'],
    ['//truong.example:443/tin/17.html#binh-luan', '//truong.example/tin/17.html'],
    ['https://truong.example:8443/a', '//truong.example:8443/a'],
    ['https://truong.example', '//truong.example/'],
    ['/', '/'],
    ['/tin/17.html', '/tin/17.html'],
    ['/Tin/17.html', '/Tin/17.html'],
    ['/tin/./a/../17.html', '/tin/17.html'],
    ['/tin/khai-gi%E1%BA%A3ng', '/tin/khai-giảng'],
    ['/tin/khai-giảng', '/tin/khai-giảng'],
    ['/tin/khai-gia\u0309ng'.normalize('NFD'), '/tin/khai-giảng'],
    ['/tin/a%2fb', '/tin/a%2Fb'],
    ['/tin/50%25', '/tin/50%25'],
    ['/tin/%ff%e1', '/tin/%FF%E1'],
    ['/index.php?op=tin&nv=news&id=5', '/index.php?id=5&nv=news&op=tin'],
    ['/index.php?id=5&fbclid=x&op=tin&utm_source=zalo&nv=news', '/index.php?id=5&nv=news&op=tin'],
    ['/?p=17', '/?p=17'],
    ['/tim?q=b%E1%BA%BF+gi%E1%BA%A3ng%26', '/tim?q=bế%20giảng%26'],
    ['https://trường.example/a', '//xn--trng-rib8295b.example/a'],
  ] as const)
    t.equal(keyOf(address), key, address)
})

test('what is no address has no key', async (t) => {
  for (const text of ['', 'tin/17', 'tin', 'ftp://a.example/b', '///a', 'https:///a', '/a b', '/a\\b'])
    t.equal(keyOf(text), undefined, text)
  t.equal(keyOf('https://ai:do@a.example/b'), undefined, 'with a password')
  t.equal(keyOf('javascript:alert(1)'), undefined)
})

test('a key is its own key, and a path fits all hosts', async () => {
  const part = fc.string({
    unit: fc.constantFrom('a', 'Ế', 'e\u0302', '%', '%20', '%2F', '.', '+', '=', '&', '1'),
  })
  const address = fc
    .tuple(fc.constantFrom('', 'http://www.a.example', '//b.example:8080'), fc.array(part), part)
    .map(([host, parts, query]) => `${host}/x${parts.map((each) => `/${each}`).join('')}?${query}`)
  fc.assert(
    fc.property(address, (text) => {
      const key = addressKey(text)
      if (key === undefined) return text.includes('\\')
      const again = addressKey(keyText(key))
      const path = addressKey(key.path)
      return again !== undefined && keyText(again) === keyText(key) && path !== undefined && fits(path, key)
    }),
  )
})

test('the slug is read of addresses that hold it, and of no other ones', async (t) => {
  const slugAt = (address: string, template: string) => slugOnSite(addressKey(address)!, template)
  for (const template of [
    'https://truong.example/tin/{slug}',
    'https://truong.example/{slug}.html',
    'https://truong.example/?p={slug}',
  ]) {
    t.equal(slugAt(template.replace('{slug}', 'khai-giang'), template), 'khai-giang', template)
  }
  // else each path would be the page of a post, and an old address with the words of its title would lead nowhere
  for (const template of ['https://truong.example/#/tin/{slug}', 'https://{slug}.truong.example/'])
    for (const address of ['https://truong.example/khai-giang', '/khai-giang'])
      t.equal(slugAt(address, template), undefined, `${template} ${address}`)
})
