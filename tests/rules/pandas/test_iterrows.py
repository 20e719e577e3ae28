LEAVES_ALONE = {
    "the whole row is used": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        for _, row in df.iterrows():
            print(row)
    """,
    "attributes: `name` is not a column": """
        import pandas as pd
        df = pd.DataFrame({"name": [1, 2]})
        for _, row in df.iterrows():
            print(row.name)
    """,
    "columns by a variable": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        for _, row in df.iterrows():
            for column in df.columns:
                print(row[column])
    """,
    "the row is changed": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        for _, row in df.iterrows():
            row["a"] = 5
            print(row["a"])
    """,
    "the frame is changed": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        for i, row in df.iterrows():
            df.loc[1, "a"] = 7
            print(row["a"])
    """,
    "a chained change": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        for i, row in df.iterrows():
            df["a"].iat[1] = 7
            print(row["a"])
    """,
    "the frame is given away": """
        import pandas as pd
        def change(frame):
            frame.loc[1, "a"] = 7
        df = pd.DataFrame({"a": [1, 2]})
        for i, row in df.iterrows():
            change(df)
            print(row["a"])
    """,
    "the row after the loop": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        for _, row in df.iterrows():
            print(row["a"])
        print(row["a"])
    """,
    "a function keeps the row": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        calls = []
        for _, row in df.iterrows():
            calls.append(lambda: row["a"])
        print([call() for call in calls])
    """,
    "own iterrows": """
        class Table:
            def iterrows(self):
                return enumerate([{"a": 1}])
        table = Table()
        for _, row in table.iterrows():
            print(row["a"])
    """,
}

REWRITES = {
    "with the index": (
        """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2], "unit price": ["x", "y"]}, index=[5, 6])
        for i, row in df.iterrows():  # each
            print(i, row["a"] + 1, f"{row['unit price']}!")
        """,
        """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2], "unit price": ["x", "y"]}, index=[5, 6])
        for i, row_a, row_unit_price in zip(df.index, df["a"].tolist(), df['unit price'].tolist()):  # each
            print(i, row_a + 1, f"{row_unit_price}!")
        """,
    ),
    "in a comprehension, one column": (
        """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        print(sum(row["a"] * 2 for _, row in df.iterrows() if row["a"] > 0))
        """,
        """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        print(sum(row_a * 2 for row_a in df["a"].tolist() if row_a > 0))
        """,
    ),
    "in a function, another frame is filled": (
        """
        import pandas as pd
        def build(df):
            out = {}
            for i, row in df.iterrows():
                out[i] = row["a"] / 2
            return out
        print(sum(build(pd.DataFrame({"a": [1, 2]})).values()))
        """,
        """
        import pandas as pd
        def build(df):
            out = {}
            for i, row_a in zip(df.index, df["a"].tolist()):
                out[i] = row_a / 2
            return out
        print(sum(build(pd.DataFrame({"a": [1, 2]})).values()))
        """,
    ),
}
