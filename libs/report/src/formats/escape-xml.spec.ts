import { escapeXmlAttribute, escapeXmlText } from './escape-xml';

describe('escapeXmlText', () => {
  it.each([
    ['a < b && c > "d"', 'a &lt; b &amp;&amp; c &gt; "d"'],
    [']]>', ']]&gt;'],
    ['a\tb\nc', 'a\tb\nc'],
    ['a\r\nb', 'a&#13;\nb'],
    ['a\u0000\u0008\u001b[31m\u007f\u009fb', 'a[31mb'],
    ['a\ud800b\udc00\uffffc', 'abc'],
    ['\u{1f600} ü', '\u{1f600} ü'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeXmlText(text)).toBe(escaped);
  });
});

describe('escapeXmlAttribute', () => {
  it.each([
    [`"a" 'b' <c> &amp;`, '&quot;a&quot; &apos;b&apos; &lt;c&gt; &amp;amp;'],
    ['a\tb\nc\rd', 'a&#9;b&#10;c&#13;d'],
    ['a\u001bb', 'ab'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeXmlAttribute(text)).toBe(escaped);
  });
});
