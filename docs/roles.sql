-- The roles and rights of a new database. Run once, as superuser and in the product's own database:
-- TRAGWERK_MIGRATOR_PASSWORD=… TRAGWERK_DATABASE_PASSWORD=… psql -v ON_ERROR_STOP=1 -d tragwerk -f docs/roles.sql
\getenv migrator TRAGWERK_MIGRATOR_PASSWORD
\getenv application TRAGWERK_DATABASE_PASSWORD

-- Owns the schema and migrates it.
create role tragwerk_migrator login password :'migrator';

-- Owns nothing; what it may do with rows is granted by each migration.
create role tragwerk login password :'application';

alter database :"DBNAME" owner to tragwerk_migrator;
revoke all on database :"DBNAME" from public;
grant connect on database :"DBNAME" to tragwerk;

alter schema public owner to tragwerk_migrator;
revoke all on schema public from public;
alter default privileges for role tragwerk_migrator revoke all on functions from public;

-- Large objects need no right on any table or schema.
revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public;
