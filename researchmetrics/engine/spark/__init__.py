"""The cluster engine: the same definitions on Spark, from two processes to a room of machines.

::

    tables -> views of a session -> the same SQL, transpiled ------------> one row a group
                                 -> buckets of groups -> Python workers -/

The session is the user's own, or one of ours that is stopped afterwards. Nothing here loads
pyspark before a cluster is asked for.
"""
