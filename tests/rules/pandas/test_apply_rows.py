LEAVES_ALONE = {
    "a condition": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        df["b"] = df.apply(lambda row: 1 if row["a"] > 1 else 2, axis=1)
        print(df)
    """,
    "a call": """
        import pandas as pd
        df = pd.DataFrame({"a": ["x", "yy"]})
        df["b"] = df["a"].apply(lambda text: len(text) + 1)
        print(df)
    """,
    "division, which may be by zero": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": [1, 2]})
        df["d"] = df.apply(lambda row: row["a"] / row["c"], axis=1)
        print(df)
    """,
    "columns, not rows": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]}, index=["x", "y"])
        df.loc["z"] = df.apply(lambda column: column["x"] + column["y"])
        print(df)
    """,
    "the row itself": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        df["b"] = df.apply(lambda row: row.sum() + row["a"], axis=1)
        print(df)
    """,
    "more arguments": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        df["b"] = df["a"].apply(lambda value, by: value * by, by=3)
        print(df)
    """,
    "no column in it": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        df["b"] = df.apply(lambda row: 1 + 2, axis=1)
        print(df)
    """,
    "`and` of values": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        df["b"] = df.apply(lambda row: row["a"] > 1 and row["a"] < 3, axis=1)
        print(df)
    """,
    "something of unknown type, perhaps a series": """
        import pandas as pd
        def shifted(df, by):
            df["b"] = df["a"].apply(lambda value: value + by)
            return df
        print(shifted(pd.DataFrame({"a": [1]}), pd.Series([5])))
    """,
    "a list of texts": """
        data = {"a": [1]}
        class Values(list):
            def apply(self, function):
                return [function(value) for value in self]
        data["a"] = Values(data["a"])
        data["b"] = data["a"].apply(lambda value: value * 2)
        print(data)
    """,
}

REWRITES = {
    "of columns and a name": (
        """
        import pandas as pd
        factor = 3
        df = pd.DataFrame({"a": [1, 2], "b c": [3, 4]})
        df["d"] = df.apply(lambda r: (r["a"] + r["b c"]) * factor / 2, axis=1)  # both
        df["e"] = df.apply(lambda r: r["a"] > r["d"] - 4, axis=1)
        print(df)
        """,
        """
        import pandas as pd
        factor = 3
        df = pd.DataFrame({"a": [1, 2], "b c": [3, 4]})
        df["d"] = (df["a"] + df["b c"]) * factor / 2  # both
        df["e"] = df["a"] > df["d"] - 4
        print(df)
        """,
    ),
    "of values": (
        """
        import pandas as pd
        df = pd.DataFrame({"name": ["x", "y"]})
        df["greeting"] = df["name"].map(lambda name: "hello " + name + "!")
        print(df["greeting"].tolist())
        """,
        """
        import pandas as pd
        df = pd.DataFrame({"name": ["x", "y"]})
        df["greeting"] = "hello " + df["name"] + "!"
        print(df["greeting"].tolist())
        """,
    ),
}
