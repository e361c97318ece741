import { type FieldError, invalidField, requiredField } from '../status.ts'

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const subdomain = `${label}(\\.${label})*`
const dns1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const qualifiedName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'

interface Rule {
  readonly pattern: string
  readonly most: number
  readonly says: string
  readonly example: string
}

const subdomainRule: Rule = {
  pattern: subdomain,
  most: 253,
  says: "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  example: "e.g. 'example.com'"
}

const labelRule: Rule = {
  pattern: label,
  most: 63,
  says: "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  example: "e.g. 'my-name',  or '123-abc'"
}

const serviceRule: Rule = {
  pattern: dns1035,
  most: 63,
  says: "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  example: "e.g. 'my-name',  or 'abc-123'"
}

const valueRule: Rule = {
  pattern: `(${qualifiedName})?`,
  most: 63,
  says: "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  example: "e.g. 'MyValue',  or 'my_value',  or '12345'"
}

function check(rule: Rule, field: string, value: string): FieldError[] {
  const errors: FieldError[] = []
  if (value.length > rule.most) errors.push(invalidField(field, value, `must be no more than ${rule.most} bytes`))
  if (!new RegExp(`^(${rule.pattern})$`).test(value))
    errors.push(
      invalidField(field, value, `${rule.says} (${rule.example}, regex used for validation is '${rule.pattern}')`)
    )
  return errors
}

/** Is `name` a name that objects of `kind` may have? */
export function checkName(kind: string, name: string): FieldError[] {
  if (!name) return [requiredField('metadata.name', 'name or generateName is required')]
  if (kind === 'Role' || kind === 'RoleBinding') return []
  if (kind === 'Namespace') return check(labelRule, 'metadata.name', name)
  return check(kind === 'Service' ? serviceRule : subdomainRule, 'metadata.name', name)
}

export function checkLabels(field: string, labels: Record<string, string> | undefined): FieldError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...checkKey(field, key),
    ...check(valueRule, field, String(value))
  ])
}

function checkKey(field: string, key: string): FieldError[] {
  const [name, prefix] = key.split('/').reverse()
  const good = new RegExp(`^${qualifiedName}$`).test(name ?? '') && (name ?? '').length <= 63
  const prefixed = prefix === undefined || new RegExp(`^${subdomain}$`).test(prefix)
  if (good && prefixed && key.split('/').length <= 2) return []
  return [
    invalidField(
      field,
      key,
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
    )
  ]
}

export const checkLabelName = (field: string, name: string | undefined): FieldError[] =>
  name ? check(labelRule, field, name) : [requiredField(field)]
