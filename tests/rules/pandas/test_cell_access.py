LEAVES_ALONE = {
    "once": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2]})
        print(df.iloc[0]["a"], df.loc[0, "a"])
    """,
    "the frame is changed": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 3]})
        for i in range(1, 3):
            df.iloc[i, 0] = df["a"].iloc[i - 1] + 1
        print(df)
    """,
    "a column is changed": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 3]})
        for i in range(1, 3):
            df["a"] = df["a"] + df["a"].iloc[i]
        print(df)
    """,
    "slices": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 3]})
        for i in range(3):
            print(df["a"].iloc[i:].sum(), df.iloc[:i]["a"].sum(), df.loc[:i, "a"].sum())
    """,
    "rows of unknown kind": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 3]})
        for rows in ([0, 1], [2]):
            print(df.iloc[rows]["a"].sum(), df.loc[rows, "a"].sum())
    """,
    "cells that are set": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 3]})
        for i in range(3):
            df.loc[i, "a"] = i
        print(df)
    """,
    "the frame is given away": """
        import pandas as pd
        def change(frame):
            frame.iloc[0, 0] += 1
        df = pd.DataFrame({"a": [1, 2, 3]})
        for i in range(3):
            change(df)
            print(df.iloc[0]["a"])
    """,
    "another frame each time": """
        import pandas as pd
        for n in range(3):
            df = pd.DataFrame({"a": [n, 2, 3]})
            print(df["a"].iloc[0])
    """,
    "own iloc": """
        class Frame:
            iloc = {0: {"a": 1}}
        df = Frame()
        for i in range(1):
            print(df.iloc[i]["a"])
    """,
}

REWRITES = {
    "in nested loops, negative positions": (
        """
        import pandas as pd
        df = pd.DataFrame({"a b": [1, 2, 3]})
        for i in range(3):
            for j in range(2):
                print(df["a b"].values[-i] + df.iloc[j]["a b"])  # both
        """,
        """
        import pandas as pd
        df = pd.DataFrame({"a b": [1, 2, 3]})
        df_a_b = df["a b"].tolist()
        for i in range(3):
            for j in range(2):
                print(df_a_b[-i] + df_a_b[j])  # both
        """,
    ),
    "by label, while another cell is set": (
        """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 3], "b": [0, 0, 0]})
        for i in range(3):
            df.at[i, "b"] = df.loc[i, "a"] * 2
        print(df)
        """,
        """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 3], "b": [0, 0, 0]})
        for i in range(3):
            df.at[i, "b"] = df.at[i, "a"] * 2
        print(df)
        """,
    ),
    "in a function": (
        """
        import pandas as pd
        def total(df):
            found = 0
            for i in range(len(df)):
                found += df["a"].iloc[i]
            return found
        print(total(pd.DataFrame({"a": [1, 2]}, index=["x", "y"])))
        """,
        """
        import pandas as pd
        def total(df):
            found = 0
            df_a = df["a"].tolist()
            for i in range(len(df)):
                found += df_a[i]
            return found
        print(total(pd.DataFrame({"a": [1, 2]}, index=["x", "y"])))
        """,
    ),
}
