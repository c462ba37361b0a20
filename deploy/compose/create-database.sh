#!/bin/sh
# Runs once, when the container's cluster is new: the server's role, which is no superuser, its database, and the
# extensions that only a superuser may add.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$NAJDA_DATABASE_PASSWORD" --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
create role najda login password :'password';
create database najda owner najda;
\connect najda
create extension if not exists postgis;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
SQL
