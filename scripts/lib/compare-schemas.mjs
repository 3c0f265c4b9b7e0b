import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

const kindOf = (type) => type.constructor.name;

/** An output may promise more than the contract: non-null where the contract allows null, at any depth of lists. */
export function outputFits(actual, wanted) {
  if (isNonNullType(wanted)) return isNonNullType(actual) && outputFits(actual.ofType, wanted.ofType);
  if (isNonNullType(actual)) return outputFits(actual.ofType, wanted);
  if (isListType(wanted)) return isListType(actual) && outputFits(actual.ofType, wanted.ofType);
  return !isListType(actual) && actual.name === wanted.name;
}

/** An input may ask for less than the contract: optional where the contract says required, at any depth of lists. */
export const inputFits = (actual, wanted) => outputFits(wanted, actual);

function compareInputs(place, wanted, actual, isRequired) {
  const misses = wanted.flatMap((want) => {
    const have = actual.find((candidate) => candidate.name === want.name);
    const name = `${place}${want.name}`;
    if (!have) return [`${name} is missing`];
    const faults = [];
    if (!inputFits(have.type, want.type)) faults.push(`${name} is ${have.type}, the contract says ${want.type}`);
    if (JSON.stringify(have.defaultValue) !== JSON.stringify(want.defaultValue)) {
      faults.push(
        `${name} has the default ${JSON.stringify(have.defaultValue)}, not ${JSON.stringify(want.defaultValue)}`,
      );
    }
    return faults;
  });
  const surprises = actual.filter((have) => isRequired(have) && !wanted.some((want) => want.name === have.name));
  return [...misses, ...surprises.map((have) => `${place}${have.name} is required and not in the contract`)];
}

function compareFields(wanted, actual) {
  return Object.values(wanted.getFields()).flatMap((want) => {
    const have = actual.getFields()[want.name];
    const name = `${wanted.name}.${want.name}`;
    if (!have) return [`${name} is missing`];
    const misfit = outputFits(have.type, want.type) ? [] : [`${name} is ${have.type}, the contract says ${want.type}`];
    return [...misfit, ...compareInputs(`${name}(…) `, want.args, have.args, isRequiredArgument)];
  });
}

function compareNames(place, wanted, actual) {
  const have = new Set(actual.map((entry) => entry.name));
  return wanted.filter((want) => !have.has(want.name)).map((want) => `${place} ${want.name} is missing`);
}

function compareType(wanted, actual) {
  if (!actual) return [`${wanted.name} is missing`];
  if (kindOf(wanted) !== kindOf(actual)) return [`${wanted.name} is a ${kindOf(actual)}, not a ${kindOf(wanted)}`];
  if (isEnumType(wanted)) return compareNames(wanted.name, wanted.getValues(), actual.getValues());
  if (isUnionType(wanted)) return compareNames(`union ${wanted.name}:`, wanted.getTypes(), actual.getTypes());
  if (isObjectType(wanted) || isInterfaceType(wanted)) return compareFields(wanted, actual);
  if (isInputObjectType(wanted)) {
    const fields = (type) => Object.values(type.getFields());
    return compareInputs(`input ${wanted.name}.`, fields(wanted), fields(actual), isRequiredInputField);
  }
  return [];
}

const typesOf = (schema) => Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

/** Every way in which `schema` falls short of `contract`: a name that is missing, a type or a default that does not fit. */
export function missesOf(contract, schema) {
  return typesOf(contract).flatMap((wanted) => compareType(wanted, schema.getType(wanted.name)));
}

function partsOf(type) {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type)) return fieldsOf(type);
  if (isObjectType(type) || isInterfaceType(type))
    return fieldsOf(type).flatMap(([name, field]) => [[name, field], ...argumentsOf(name, field)]);
  return [];
}

const fieldsOf = (type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
const argumentsOf = (name, field) => field.args.map((argument) => [`${name}(${argument.name})`, argument]);

/** Every type, field, argument and enum value that does not say what it is. */
export function undescribed(schema) {
  return typesOf(schema)
    .filter((type) => !BUILT_IN.has(type.name))
    .flatMap((type) => [[type.name, type], ...partsOf(type)])
    .filter(([, thing]) => !thing.description?.trim())
    .map(([name]) => `${name} has no description`);
}
