// Time in queries, drivers and object mappers. The function that asks is named, not the one that inherits the cost.

import { NAMED } from '../measures/ruleNames'
import { inheritanceText, shortOf } from '../rule/wording'
import { begins, path, whole } from '../../names/patterns'
import { QUERY } from '../rule/tradeOffs'
import { domainRule, type DomainFinding, type DomainSpec } from './domainRule'

/** `query` but not querulous; `Query`, `queryRow` and `query_one` as well. */
const VERB = '(?:[Qq]uery(?![a-z])\\w*|[Ee]xecute\\w*|[Ff]etch\\w*)'

export const databaseSpec: DomainSpec<typeof NAMED.database> = {
  id: NAMED.database,
  title: 'Database',
  patterns: {
    level: 'high',
    names: [
      begins(
        `(?:[Dd]atabase\\w*|[Dd]b|db_\\w+|DB|[Cc]onn(?:ection)?|[Cc]ursor|[Cc]lient|[Ss]tmt|[Ss]tatement|[Pp]ool)(?:\\.|::?|#)${VERB}`,
      ),
      begins(`(?:database|db|sql)_(?:query(?![a-z])|execute|fetch)\\w*`),
      // A class of one's own that ends in the word: PreparedStatement.execute, but neither ThreadPool.execute nor HttpClient.fetch.
      new RegExp(`[a-z](?:Database|D[Bb]|Connection|Cursor|Statement)(?:\\.|::|#)${VERB}`),
      // Go: shop/db.Query, main.(*DB).Query, db.(*Conn).QueryRow.
      new RegExp(`(?:^|/)(?:database|db)\\.(?:\\(\\*?\\w+\\)\\.)?(?:Query(?![a-z])|Exec|Fetch)\\w*`),
      new RegExp(`\\(\\*\\w*(?:DB|Database|Conn|Connection|Stmt|Cursor|Pool|Client)\\)\\.(?:${VERB}|Exec\\w*)`),
      begins('psycopg', 'pymysql', 'sqlalchemy', 'asyncpg', 'django[./]db', 'database/sql\\.', 'gorm\\.io/', 'github\\.com/lib/pq'),
      begins(
        'jackc/pgx',
        'pgx(?:pool|conn)?\\.',
        'java[./]sql[./]',
        '(?:\\w+[./])?jdbc[./]',
        'hibernate[./]',
        'com[./]mysql[./]',
        'org[./]postgresql[./]',
      ),
      begins(
        'PQ(?:exec|prepare|send)',
        'mysql_\\w*query',
        'sqlite3_(?:step|prepare\\w*|exec)',
        'sqlx::',
        'diesel::',
        'rusqlite',
        'tokio_postgres',
      ),
      whole('mysql2', 'knex', 'mongodb', 'pg\\.Client', 'SqlCommand', 'EntityFramework\\w*'),
      // Not its attributes, types and serialization: those turn what was read into objects.
      begins(
        'ActiveRecord::(?:ConnectionAdapters|Relation|Querying|StatementCache|Result|FinderMethods|Calculations|Associations|LogSubscriber)',
      ),
      begins(
        'PG::Connection#',
        'Mysql2::(?:Client|Statement)#',
        'SQLite3::(?:Database|Statement)#',
        'ActiveRecord::Base[#.](?:find|exec|connection)',
      ),
    ],
    files: [
      path(
        '(?:psycopg\\d?|pymysql|sqlalchemy|asyncpg|django/db)/',
        'active_record/(?!attribut|base\\.|callbacks|core\\.|delegation|dirty|enum|inheritance|model_schema|nested|persistence|reflection|scoping|serializ|store|timestamp|transactions|type|validations)',
      ),
      path('node_modules/(?:mysql2?|knex|pg|mongodb)/'),
    ],
    namesInFiles: [
      {
        name: new RegExp(`(?:^|[.:#/])${VERB}$`),
        file: /(?:^|[/\\_.-])(?:database|db|mysql|postgres\w*|sqlite\d?|sql)(?=[/\\_.-])/i,
      },
    ],
  },
  action: QUERY,
  advice: queryAdvice,
  // Who asks for other domains can ask for less; who asks for a query mostly looks slow because of it.
  remark: ({ facts, inherited, symbol }) => inheritanceText(facts, inherited, symbol),
}

export const database = domainRule(databaseSpec)

function queryAdvice({ facts, inherited }: DomainFinding): string {
  const not = inherited.length === 0 ? '' : `, not ${shortOf(facts, inherited[0])}`
  return (
    `Optimize or cache the query${not}: index the filtered columns (EXPLAIN ANALYZE), select only the columns you need,` +
    ` call no function on an indexed column, use a join or a window instead of a correlated subquery, pool connections.`
  )
}
