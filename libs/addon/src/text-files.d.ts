// Text files beside the code of an addon: `import script from './start.sh'` gives the text.

declare module '*.alloy' {
  const text: string;
  export default text;
}

declare module '*.cfg' {
  const text: string;
  export default text;
}

declare module '*.conf' {
  const text: string;
  export default text;
}

declare module '*.html' {
  const text: string;
  export default text;
}

declare module '*.ini' {
  const text: string;
  export default text;
}

declare module '*.lua' {
  const text: string;
  export default text;
}

declare module '*.md' {
  const text: string;
  export default text;
}

declare module '*.rego' {
  const text: string;
  export default text;
}

declare module '*.sh' {
  const text: string;
  export default text;
}

declare module '*.sql' {
  const text: string;
  export default text;
}

declare module '*.tmpl' {
  const text: string;
  export default text;
}

declare module '*.toml' {
  const text: string;
  export default text;
}

declare module '*.txt' {
  const text: string;
  export default text;
}

declare module '*.xml' {
  const text: string;
  export default text;
}
