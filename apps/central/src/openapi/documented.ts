import { type ErrorCode, Failure } from '@loket/contract';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { STATUS_OF } from '../boundary/failure-of.ts';

type Documentation = {
  summary: string;
  body?: z.ZodType;
  query?: z.ZodObject;
  /** Absent: 204 without a body. */
  answer?: z.ZodType;
  status?: number;
  refusals?: readonly ErrorCode[];
};

type SchemaObject = NonNullable<Extract<Parameters<typeof ApiBody>[0], { schema: unknown }>['schema']>;

/** Says on the OpenAPI page what a route takes and gives, from the same zod schemas that check it. */
export function Documented({
  summary,
  body,
  query,
  answer,
  status,
  refusals = [],
}: Documentation): MethodDecorator {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of refusals)
    byStatus.set(STATUS_OF[code], [...(byStatus.get(STATUS_OF[code]) ?? []), code]);
  return applyDecorators(
    withoutModels,
    ApiOperation({ summary }),
    ...(body ? [ApiBody({ schema: jsonSchema(body, 'input') })] : []),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) =>
      ApiQuery({
        name,
        required: !z.safeParse(schema, undefined).success,
        schema: jsonSchema(schema, 'input'),
      }),
    ),
    answer
      ? ApiResponse({ status: status ?? 200, description: 'done', schema: jsonSchema(answer, 'output') })
      : ApiResponse({ status: status ?? 204, description: 'done' }),
    ...[...byStatus].map(([refused, codes]) =>
      ApiResponse({ status: refused, description: codes.join(', '), schema: jsonSchema(Failure, 'output') }),
    ),
  );
}

/**
 * A parameter's type that is one of our schemas is emitted as if it were a class, and Swagger would read its
 * prototype. The schemas are documented above; Swagger needs to know only that something is there.
 */
const withoutModels: MethodDecorator = (target, name) => {
  const types: unknown = Reflect.getMetadata('design:paramtypes', target, name);
  if (!Array.isArray(types)) return;
  const classes = types.map((type: unknown) => (typeof type === 'function' ? type : Object));
  Reflect.defineMetadata('design:paramtypes', classes, target, name);
};

function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): SchemaObject {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  // Boundary: zod promises that this is an OpenAPI 3.0 schema; the two libraries have no common type for it.
  return json as SchemaObject;
}
